import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { ApplicationDirectory, OutgoingCalls, SIGNING_KEYS_TOPIC, SigningKeys } from '#applications';
import { BoundedMap, CLOCK, hashSecret, newSecret, type Clock } from '#kernel';
import { actingAs, EndSessions } from '#logon';
import { LiveNotifications } from '#messaging';
import { KEY_RING, LOGGER, SETTINGS, type KeyRing, type Logger, type Settings } from '#runtime';
import { Artifacts } from '../infra/artifacts.js';
import type { ProviderParts, TenantProvider } from '../provider/tenant-provider.js';
import { EnterApplication } from './enter-application.js';
import { NoteReplay } from './note-replay.js';
import { OidcAccounts } from './oidc-accounts.js';
import { ProviderScopes } from './provider-scopes.js';

/** Maximum number of providers in the cache, some 100 KB each; the least recently used is evicted first. */
const MOST = 200;

/** Lifetime of a cached provider in milliseconds. Bounds how long old keys stay in use if the notice of a rotation is lost. */
const FRESH_MS = 600_000;

interface Kept {
  readonly made: Promise<TenantProvider>;
  readonly until: number;
}

/** The OpenID providers of the tenants. Each is created on first use and dropped when its keys change. */
@Injectable()
export class OpenIdProviders implements OnApplicationShutdown {
  /** The secret with which this process redeems the codes of test logons; it never leaves the process. */
  readonly testSecret = newSecret();
  readonly #kept = new BoundedMap<string, Kept>(MOST);
  readonly #parts: ProviderParts;
  readonly #unsubscribe: () => void;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) settings: Settings,
    @Inject(KEY_RING) keyRing: KeyRing,
    @Inject(LOGGER) logger: Logger,
    live: LiveNotifications,
    applications: ApplicationDirectory,
    keys: SigningKeys,
    people: OidcAccounts,
    scopes: ProviderScopes,
    entries: EnterApplication,
    artifacts: Artifacts,
    calls: OutgoingCalls,
    replays: NoteReplay,
    sessions: EndSessions,
  ) {
    this.#parts = {
      publicUrl: settings.PUBLIC_URL,
      keyRing,
      logger,
      applications,
      keys,
      people,
      scopes,
      entries,
      artifacts,
      calls,
      replays,
      testSecretHash: hashSecret(this.testSecret).toString('hex'),
      logOff: async (tenantId, { id: sessionId, accountId }) => {
        await actingAs(accountId, () => sessions.execute(tenantId, { sessionId }, 'logged_off'));
      },
    };
    this.#unsubscribe = live.subscribe(SIGNING_KEYS_TOPIC, ({ tenantId }) => {
      if (typeof tenantId === 'string') this.#kept.delete(tenantId);
      else this.#kept.clear();
    });
  }

  /** The provider of a tenant. Concurrent callers share one. */
  async of(tenant: { readonly id: string; readonly slug: string }): Promise<TenantProvider> {
    const now = this.clock.elapsedMs();
    const known = this.#kept.get(tenant.id);
    const kept =
      known !== undefined && now < known.until ? known : { made: this.make(tenant), until: now + FRESH_MS };
    this.#kept.renew(tenant.id, kept);
    try {
      return await kept.made;
    } catch (error) {
      if (this.#kept.get(tenant.id) === kept) this.#kept.delete(tenant.id);
      throw error;
    }
  }

  /** Imports the library on first use: it takes 12 MB, and many processes never need a provider. */
  private async make(tenant: { readonly id: string; readonly slug: string }): Promise<TenantProvider> {
    const { makeProvider } = await import('../provider/tenant-provider.js');
    return makeProvider(this.#parts, tenant);
  }

  onApplicationShutdown(): void {
    this.#unsubscribe();
    this.#kept.clear();
  }
}
