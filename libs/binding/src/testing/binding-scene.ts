import { Module } from '@nestjs/common';
import { hashSecret, newId, newSecret } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { AccountsModule, accountsEntities, CreateAccount, type Account } from '#accounts';
import { AdvanceLogon, type CompletedLogon } from '#logon';
import { LogonMethods, type LogonMethod } from '#logon-menu';
import { AddConnection, ChangeConnection, ProvidersModule, type ExternalIdentity } from '#providers';
import { CreateTenant, tenancyEntities } from '#tenancy';
import { startFeature, type TestFeature } from '#testing';
import { OfferAttachment } from '../application/offer-attachment.js';
import { BindingModule, CreateBinding } from '../index.js';
import { PurgeAttachments } from '../tasks/purge-attachments.js';

/** Key of a method that people scan with. */
export const SCAN_METHOD = 'spec-qr';

export const DEVICE = { ip: '192.0.2.7', userAgent: 'Spec' };

/** A provider that is not registered: bindings do not depend on it. */
const PROVIDER = 'elsewhere';

/** A value that identifies a browser. */
export const aBrowser = (): Buffer => hashSecret(newSecret());

/** A new person of a provider. */
export function anIdentity(subject = `UNION-${newId()}`): Omit<ExternalIdentity, 'connectionId'> {
  return {
    provider: PROVIDER,
    subject,
    name: 'Alice Liddell',
    attributes: { userId: `user-${subject}` },
  };
}

@Module({ providers: [PurgeAttachments] })
class PurgeModule {}

/** Bindings of a tenant of the running test. Its logon method `proof` is usable by those in `provers`. */
export class BindingScene {
  tenantId = '';
  connectionId = '';
  readonly provers = new Set<string>();
  #connections = 0;

  private constructor(readonly feature: TestFeature) {}

  static async start(): Promise<BindingScene> {
    const feature = await startFeature([AccountsModule, ProvidersModule, BindingModule, PurgeModule], {
      entities: [...tenancyEntities, ...accountsEntities],
    });
    const scene = new BindingScene(feature);
    const methods = feature.app.get(LogonMethods);
    methods.register(scene.method('proof', true));
    methods.register(scene.method(SCAN_METHOD, false));
    return scene;
  }

  readonly get: TestFeature['app']['get'] = (token: never) => this.feature.app.get(token);

  /** A new tenant with one connection for the next test. */
  async begin(): Promise<void> {
    const slug = `t-${newId().slice(-12)}`;
    this.tenantId = (await this.get(CreateTenant).execute({ slug, name: 'Acme' })).id;
    this.connectionId = await this.newConnection();
  }

  async newConnection(): Promise<string> {
    const key = `c${String((this.#connections += 1))}`;
    const id = newId();
    await this.run(async (transaction) => {
      await this.get(AddConnection).executeIn(transaction, { id, provider: PROVIDER, key, name: 'Acme' });
      this.get(ChangeConnection).executeIn(transaction, id, { state: 'enabled' });
    });
    return id;
  }

  /** An account that can prove itself. */
  async newAccount(username = `u-${newId().slice(-12)}`): Promise<Account> {
    const account = await this.get(CreateAccount).execute(this.tenantId, {
      username,
      displayName: 'Somebody',
      role: 'member',
    });
    this.provers.add(account.id);
    return account;
  }

  run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.get(UnitOfWork).run(this.tenantId, work);
  }

  rows(text: string): Promise<Record<string, unknown>[]> {
    return this.run((transaction) => transaction.query(text));
  }

  async bind(accountId: string, identity = anIdentity(), connectionId = this.connectionId): Promise<string> {
    const { bindingId } = await this.run((transaction) =>
      this.get(CreateBinding).create(transaction, {
        identity: { ...identity, connectionId },
        accountId,
        origin: 'admin',
        authority: 'operator',
      }),
    );
    return bindingId;
  }

  async logOn(accountId: string, bornOf?: string): Promise<CompletedLogon> {
    const outcome = await this.run((transaction) =>
      this.get(AdvanceLogon).executeIn(transaction, {
        browserHash: aBrowser(),
        device: DEVICE,
        proof: { accountId, method: SCAN_METHOD, bornOf, authority: 'operator' },
        aim: { kind: 'logon', returnTo: '/' },
      }),
    );
    if (outcome.kind !== 'session') throw new Error(`The logon ends as ${outcome.kind}`);
    return outcome;
  }

  /** Makes a browser wait with an identity that is not linked to any account. */
  async offer(browserHash: Buffer, identity = anIdentity(), loggedOnAs?: string): Promise<void> {
    await this.run((transaction) =>
      this.get(OfferAttachment).offer(transaction, {
        browserHash,
        identity: { ...identity, connectionId: this.connectionId },
        method: SCAN_METHOD,
        loggedOnAs,
        returnTo: '/home',
        begunBy: newId(),
        browser: DEVICE,
        phone: DEVICE,
      }),
    );
  }

  /** Payloads of the tenant's events of this name, oldest first. */
  events(name: string): Promise<{ readonly payload: Readonly<Record<string, unknown>> }[]> {
    return this.run((transaction) =>
      transaction.query<{ payload: Record<string, unknown> }>(
        `select payload from messaging.outbox where name = $1 order by position`,
        [name],
      ),
    );
  }

  private method(key: string, canVerifyAccount: boolean): LogonMethod {
    return {
      key,
      label: { en: key, zh: key },
      isBuiltIn: true,
      isEnabledByDefault: true,
      evidence: { factor: 'knowledge', amr: ['pwd'] },
      canVerifyAccount,
      needsOtherMethod: false,
      isAvailable: () => true,
      credentialStatusOf: async (transaction, accountId) => {
        const bound = 'select from binding.binding where account_id = $1 and ended_at is null';
        const has = canVerifyAccount
          ? this.provers.has(accountId)
          : (await transaction.query(bound, [accountId])).length > 0;
        return has ? 'usable' : 'missing';
      },
      isUsableByRole: () => Promise.resolve(true),
    };
  }
}
