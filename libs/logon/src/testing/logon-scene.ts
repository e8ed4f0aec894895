import { hashSecret, newId, newSecret } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import {
  AccountsModule,
  accountsEntities,
  CreateAccount,
  type Account,
  type Authority,
  type NewAccount,
} from '#accounts';
import { LogonMethods, type LogonMethod } from '#logon-menu';
import { CreateTenant, tenancyEntities } from '#tenancy';
import { startFeature, type TestDatabase, type TestFeature } from '#testing';
import {
  AdvanceLogon,
  LogonModule,
  LogonWorkerModule,
  type CompletedLogon,
  type LogonOutcome,
  type LogonStep,
} from '../index.js';

const ENTITIES = [...tenancyEntities, ...accountsEntities];

/** A method that is always on and proves accounts, unless changed. */
function method(key: string, change: Partial<LogonMethod> = {}): LogonMethod {
  return {
    key,
    label: { en: key, zh: key },
    isBuiltIn: true,
    isEnabledByDefault: true,
    evidence: { factor: 'knowledge', amr: ['pwd'] },
    canVerifyAccount: true,
    needsOtherMethod: false,
    isAvailable: () => true,
    credentialStatusOf: () => Promise.resolve('usable'),
    isUsableByRole: () => Promise.resolve(true),
    ...change,
  };
}

/** An event as it was published. */
export interface Published {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export const DEVICE = { ip: '192.0.2.7', userAgent: 'Spec' };

/** A value that identifies a browser. */
export const aBrowser = (): Buffer => hashSecret(newSecret());

/** The session of a completed logon. */
export function sessionOf(outcome: LogonOutcome): CompletedLogon {
  if (outcome.kind !== 'session') throw new Error(`The logon ends as ${outcome.kind}`);
  return outcome;
}

/** Placeholder until a test begins. */
const NOBODY: Account = {
  id: '',
  tenantId: '',
  username: '',
  email: null,
  emailAuthority: 'operator',
  phoneNumber: null,
  isPhoneNumberVerified: false,
  displayName: '',
  role: 'member',
  status: 'active',
};

/** Logons of a tenant of the running test, with `proof` and `other` to prove accounts, `scan` that cannot, `off`. */
export class LogonScene {
  tenantId = '';
  account = NOBODY;

  private constructor(readonly feature: TestFeature) {}

  static async start(): Promise<LogonScene> {
    const feature = await startFeature([AccountsModule, LogonModule, LogonWorkerModule], {
      entities: ENTITIES,
    });
    const methods = feature.app.get(LogonMethods);
    methods.register(method('proof'));
    methods.register(method('other'));
    methods.register(method('scan', { canVerifyAccount: false }));
    methods.register(method('off', { isEnabledByDefault: false }));
    return new LogonScene(feature);
  }

  /** A worker of the same installation. */
  static startWorker(database: TestDatabase): Promise<TestFeature> {
    return startFeature([AccountsModule, LogonModule, LogonWorkerModule], {
      entities: ENTITIES,
      database,
      worker: true,
    });
  }

  readonly get: TestFeature['app']['get'] = (token: never) => this.feature.app.get(token);

  /** A new tenant with one account for the next test. */
  async begin(): Promise<void> {
    this.tenantId = await this.newTenant();
    this.account = await this.newAccount({ username: 'alice' });
  }

  async newTenant(): Promise<string> {
    const slug = `t-${newId().slice(-12)}`;
    return (await this.get(CreateTenant).execute({ slug, name: 'Acme' })).id;
  }

  newAccount(input: Partial<NewAccount> & { readonly username: string }): Promise<Account> {
    return this.get(CreateAccount).execute(this.tenantId, {
      displayName: 'Somebody',
      role: 'member',
      ...input,
    });
  }

  run<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.get(UnitOfWork).run(this.tenantId, work);
  }

  rows(text: string): Promise<Record<string, unknown>[]> {
    return this.run((transaction) => transaction.query(text));
  }

  /** Logs an account on. */
  async logOn(
    accountId = this.account.id,
    bornOf?: string,
    authority: Authority = 'operator',
  ): Promise<CompletedLogon> {
    return sessionOf(
      await this.advance({
        proof: { accountId, method: 'proof', bornOf, authority },
        aim: { kind: 'logon', returnTo: '/t/x/' },
      }),
    );
  }

  /** Takes a step of a logon, in a new browser unless one is given. */
  advance(step: Pick<LogonStep, 'proof' | 'aim'> & Partial<LogonStep>): Promise<LogonOutcome> {
    return this.get(AdvanceLogon).execute(this.tenantId, {
      browserHash: aBrowser(),
      device: DEVICE,
      ...step,
    });
  }

  /** The tenant's events of this lib, oldest first. */
  events(): Promise<Published[]> {
    return this.run((transaction) =>
      transaction.query<Published & Record<string, unknown>>(
        `select name, payload from messaging.outbox where name like 'logon.%' order by position`,
      ),
    );
  }
}
