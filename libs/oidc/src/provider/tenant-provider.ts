import { AsyncLocalStorage } from 'node:async_hooks';
import { createHmac } from 'node:crypto';
import { errors, Provider, type Client, type JWK } from 'oidc-provider';
import type { ApplicationDirectory, OutgoingCalls, SigningKeys } from '#applications';
import type { KeyRing, Logger } from '#runtime';
import type { EnterApplication } from '../application/enter-application.js';
import type { NoteReplay } from '../application/note-replay.js';
import type { OidcAccounts } from '../application/oidc-accounts.js';
import type { ProviderScopes } from '../application/provider-scopes.js';
import type { Artifacts } from '../infra/artifacts.js';
import { artifactAdapter } from './adapter.js';
import { extendResponses } from './extend-responses.js';
import { accountFinder, claimsOfScopes } from './claims.js';
import { clientMetadata, NOBODYS_SECRET, type ClientExtras } from './client-metadata.js';
import { compareByHash } from './client-secrets.js';
import { configurationOf } from './configuration.js';
import { TokenRedemptions } from './token-redemptions.js';
import { fetchBy } from './fetch-for-provider.js';
import { grantOfSession } from './grants.js';
import { policyBy } from './interaction-policy.js';
import { TransientSessions } from './transient-sessions.js';
import { asTestClient, testCallback, type TestClient } from './test-client.js';
import { visitOf, type PortalSession } from './visit.js';

/** The dependencies of every provider. */
export interface ProviderParts {
  readonly publicUrl: string;
  readonly keyRing: KeyRing;
  readonly logger: Logger;
  readonly applications: ApplicationDirectory;
  readonly keys: SigningKeys;
  readonly people: OidcAccounts;
  readonly scopes: ProviderScopes;
  readonly entries: EnterApplication;
  readonly artifacts: Artifacts;
  readonly calls: OutgoingCalls;
  readonly replays: NoteReplay;
  /** SHA-256 of the secret with which this process redeems the codes of test logons. */
  readonly testSecretHash: string;
  /** Logs the owner of a session off. */
  logOff(tenantId: string, session: PortalSession): Promise<void>;
}

/** The OpenID provider of one tenant. */
export interface TenantProvider {
  readonly provider: Provider;
  readonly callback: ReturnType<Provider['callback']>;
  /** Whether the error means that the interaction belongs to a session that the browser no longer has. */
  readonly isLostInteraction: (error: unknown) => boolean;
  /** Sends the logout notice of a session to an application (OpenID Connect Back-Channel Logout). */
  tellOfLogout(applicationId: string, accountId: string, sid: string): Promise<void>;
}

/** A member of clients that the library's types leave out. */
interface TellsOfLogout {
  backchannelLogout(accountId: string, sid: string): Promise<void>;
}

/** Creates the provider of a tenant with its current keys. */
export async function makeProvider(
  parts: ProviderParts,
  tenant: { readonly id: string; readonly slug: string },
): Promise<TenantProvider> {
  const { id, slug } = tenant;
  const { people, scopes } = parts;
  const keys = await parts.keys.use(id);
  const claims = claimsOfScopes(scopes);
  const cookieKeys = parts.keyRing.signatures(id, 'oidc-cookies');
  const transient = new TransientSessions(cookieKeys[0] ?? '');
  const tokenRedemptions = new TokenRedemptions();
  const test = { callback: testCallback(parts.publicUrl, slug), secretHash: parts.testSecretHash };
  const provider = new Provider(
    `${parts.publicUrl}/t/${slug}`,
    configurationOf({
      slug,
      claimsOfScopes: claims,
      keys: keys.map(({ jwk }) => jwk as JWK),
      cookieKeys,
      passing: transient,
      findAccount: accountFinder(people, scopes, id),
      loadExistingGrant: (ctx) => grantOfSession(parts.entries, id, ctx, claims),
      pairwiseIdentifier: (_ctx, accountId, client) => pairwise(client as unknown as ClientExtras, accountId),
      fetch: fetchBy(parts.calls),
      policy: policyBy({
        mayUse: (applicationId, accountId) => people.mayUse(id, applicationId, accountId),
        allowedScopes: (applicationId, accountId) => people.allowedScopes(id, applicationId, accountId),
      }),
      adapter: (model) => {
        if (model === 'Client') return clientsOf(parts, id, test);
        const store = stored(parts, id, model, tokenRedemptions);
        return model === 'Session' ? transient.around(store, () => Provider.ctx) : store;
      },
    }),
  );
  // Trusts the forwarded headers, which the controller sets to the public address.
  provider.proxy = true;
  const prototype = provider.Client.prototype as Client & TellsOfLogout;
  prototype.compareClientSecret = compareByHash;
  // oxlint-disable-next-line typescript/unbound-method -- it is called with its client below
  const notify = prototype.backchannelLogout;
  // The portal records which applications to notify, and the worker notifies them.
  prototype.backchannelLogout = () => Promise.resolve();
  tokenRedemptions.storeBefore(provider, parts.artifacts, id);
  extendResponses(provider, (session) => parts.logOff(id, session), transient);
  listen(provider, parts.logger);
  return {
    provider,
    callback: provider.callback(),
    isLostInteraction: (error) => error instanceof errors.SessionNotFound,
    async tellOfLogout(applicationId, accountId, sid) {
      const client = await switchedOffToo.run(true, () => provider.Client.find(applicationId));
      if (client?.backchannelLogoutUri !== undefined) await notify.call(client, accountId, sid);
    },
  };
}

function stored(
  { artifacts, replays }: ProviderParts,
  tenantId: string,
  model: string,
  tokenRedemptions: TokenRedemptions,
) {
  return artifactAdapter(artifacts, tenantId, model, {
    // The interaction of a device names the device code by its stored id.
    isKeptId: () => model === 'DeviceCode' && Provider.ctx?.oidc.route === 'device_resume',
    isRedeeming: () => Provider.ctx?.oidc.route === 'token',
    exchange: () => tokenRedemptions.of(Provider.ctx),
    replayed: (kind, applicationId) => replays.execute(tenantId, kind, applicationId),
    sessionOf(kind, payload) {
      const ctx = Provider.ctx;
      const isOfBrowser =
        kind === 'AuthorizationCode' || (kind === 'Session' && payload.accountId !== undefined);
      if (ctx === undefined || (!isOfBrowser && kind !== 'Grant')) return undefined;
      const isOffline = kind === 'Grant' && ctx.oidc.requestParamScopes.has('offline_access');
      return isOffline ? undefined : visitOf(ctx).session?.id;
    },
  });
}

/** Set while logout notices are sent, so that disabled applications are found, too. */
const switchedOffToo = new AsyncLocalStorage<true>();

/** Clients are the enabled applications, read on each request, so that changes take effect at once. */
function clientsOf({ applications }: ProviderParts, tenantId: string, test: TestClient) {
  const none = () => Promise.resolve(undefined);
  return {
    async find(id: string) {
      const application = await applications.byId(tenantId, id);
      if (application === null || (application.state !== 'enabled' && switchedOffToo.getStore() !== true))
        return undefined;
      const [secrets, salt] = await Promise.all([
        applications.secrets(tenantId, id),
        applications.subjectSalt(tenantId, id),
      ]);
      const hashes = secrets.map(({ secretHash }) => secretHash);
      const metadata = clientMetadata(application, hashes, salt);
      const isTest = Provider.ctx?.oidc.params?.['redirect_uri'] === test.callback;
      return isTest ? asTestClient(metadata, test, NOBODYS_SECRET) : metadata;
    },
    upsert: none,
    findByUid: none,
    findByUserCode: none,
    consume: none,
    destroy: none,
    revokeByGrantId: none,
  };
}

/** A subject that is different for each application. */
function pairwise({ subject_salt: salt }: ClientExtras, accountId: string): string {
  return createHmac('sha256', salt).update(accountId).digest('base64url');
}

function listen(provider: Provider, logger: Logger): void {
  provider.on('server_error', (ctx, err) => {
    logger.error({ err, path: ctx.path }, 'The OpenID provider failed');
  });
}
