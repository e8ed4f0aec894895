import { randomBytes } from 'node:crypto';
import { Module, type DynamicModule, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { AccountsModule, accountsEntities, CreateAccount, type Account, type NewAccount } from '#accounts';
import { DatabaseModule, UnitOfWork, type Transaction } from '#database';
import type { LogonAttempt } from '#logon';
import { EnableMethod, LogonMenuModule } from '#logon-menu';
import { MessagingModule } from '#messaging';
import { Providers, type Provider } from '#providers';
import { readSettings, RuntimeModule } from '#runtime';
import { CreateTenant, TenancyModule, tenancyEntities } from '#tenancy';
import { createTestDatabase, TestClock } from '#testing';
import { AuthenticatorsModule } from '../authenticators.module.js';

/** The provider of identities that mails about an attachment name. */
const PROVIDER: Provider = {
  key: 'sample',
  label: { en: 'Sample', zh: '示例' },
  attributes: [],
  servers: [],
  lastChecks: () => Promise.resolve(new Map()),
};

@Module({})
class SceneModule {
  static over(databaseUrl: string, clock: TestClock): DynamicModule {
    const settings = readSettings({
      NODE_ENV: 'test',
      LOG_LEVEL: 'silent',
      DATABASE_URL: databaseUrl,
      SMTP_URL: 'smtp://127.0.0.1:1',
    });
    return {
      module: SceneModule,
      imports: [
        RuntimeModule.forRoot('test', settings, clock),
        DatabaseModule.forRoot([...tenancyEntities, ...accountsEntities]),
        MessagingModule.forServer(),
        TenancyModule,
        AccountsModule,
        LogonMenuModule,
        AuthenticatorsModule,
      ],
    };
  }
}

/** One tenant in its own database, with the modules on which authenticators depend. */
export class Scene {
  private constructor(
    readonly app: INestApplicationContext,
    readonly clock: TestClock,
    readonly tenantId: string,
    readonly close: () => Promise<void>,
  ) {}

  static async open(): Promise<Scene> {
    const database = await createTestDatabase();
    const clock = TestClock.standingAt('2026-11-02T08:00:00Z');
    const app = await Test.createTestingModule({
      imports: [SceneModule.over(database.processUrl, clock)],
    }).compile();
    const close = async (): Promise<void> => {
      await app.close();
      await database.drop();
    };
    try {
      await app.init();
      app.get(Providers).register(PROVIDER);
      const tenant = await app.get(CreateTenant).execute({ slug: 'acme', name: 'Acme' });
      await app.get(EnableMethod).execute(tenant.id, 'email-code');
      return new Scene(app, clock, tenant.id, close);
    } catch (error) {
      await close();
      throw error;
    }
  }

  account(input: Partial<NewAccount> & { readonly username: string }): Promise<Account> {
    return this.app
      .get(CreateAccount)
      .execute(this.tenantId, { displayName: input.username, email: null, role: 'member', ...input });
  }

  attempt(change: Partial<LogonAttempt> = {}): LogonAttempt {
    return {
      tenantId: this.tenantId,
      browserHash: randomBytes(32),
      purpose: 'logon',
      language: 'en',
      ip: `10.${octet()}.${octet()}.9`,
      ...change,
    };
  }

  query<Row extends Record<string, unknown>>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return this.within((transaction) => transaction.query<Row>(text, values));
  }

  get unitOfWork(): UnitOfWork {
    return this.app.get(UnitOfWork);
  }

  within<T>(work: (transaction: Transaction) => Promise<T>): Promise<T> {
    return this.unitOfWork.run(this.tenantId, work);
  }

  /** Payloads of the events of this name in the outbox, oldest first. */
  async events(name: string): Promise<readonly Record<string, unknown>[]> {
    const rows = await this.query<{ payload: Record<string, unknown> }>(
      'select payload from messaging.outbox where name = $1 order by position',
      [name],
    );
    return rows.map(({ payload }) => payload);
  }
}

function octet(): string {
  return String(randomBytes(1)[0]);
}
