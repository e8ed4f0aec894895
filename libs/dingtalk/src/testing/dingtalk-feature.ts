import { UnitOfWork } from '#database';
import { CreateTenant, tenancyEntities, TenancyModule } from '#tenancy';
import { createTestDatabase, startFeature, type TestDatabase, type TestFeature } from '#testing';
import { CreateConnection, type NewConnection } from '../application/create-connection.js';
import { SwitchConnection } from '#providers';
import { answerWell, FakeDingTalk } from '../client/testing/fake-dingtalk.js';
import { DingTalkModule } from '../dingtalk.module.js';
import type { Connection } from '../domain/connection.js';

const APP: NewConnection = {
  corpId: 'dingcorp',
  clientId: 'client',
  clientSecret: 'canary-secret',
  displayName: 'Demo organisation',
};

type Environment = Readonly<Record<string, string>>;

export interface PublishedEvent {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The module with its own database, and with a DingTalk whose answers a spec scripts. */
export class DingTalkFeature {
  /** Tenant of the running test. */
  tenantId = '';
  slug = '';
  #tenants = 0;

  private constructor(
    readonly fake: FakeDingTalk,
    private readonly database: TestDatabase,
    private readonly environment: Environment,
    private readonly feature: TestFeature,
  ) {}

  /** @param environment settings of this process */
  static async start(environment: Environment = {}): Promise<DingTalkFeature> {
    const fake = await FakeDingTalk.start();
    const database = await createTestDatabase();
    return new DingTalkFeature(fake, database, environment, await process(fake, database, environment));
  }

  readonly get: TestFeature['app']['get'] = (token: never) => this.feature.app.get(token);

  /** A second process of the same installation. */
  startSecond(): Promise<TestFeature> {
    return process(this.fake, this.database, this.environment);
  }

  /** A new tenant for the next test, and a DingTalk without faults. */
  async begin(): Promise<void> {
    answerWell(this.fake);
    this.slug = `tenant-${String((this.#tenants += 1))}`;
    this.tenantId = (await this.get(CreateTenant).execute({ slug: this.slug, name: this.slug })).id;
  }

  create(change: Partial<NewConnection> = {}): Promise<Connection> {
    return this.get(CreateConnection).execute(this.tenantId, { ...APP, ...change });
  }

  /** Returns the id of an enabled connection. */
  async enabled(): Promise<string> {
    const { id } = await this.create();
    await this.get(SwitchConnection).execute(this.tenantId, id, 'enabled');
    return id;
  }

  /** The tenant's events of this module, oldest first. */
  events(): Promise<readonly PublishedEvent[]> {
    return this.get(UnitOfWork).run(this.tenantId, (transaction) =>
      transaction.query<PublishedEvent & Record<string, unknown>>(
        `select name, payload from messaging.outbox
         where tenant_id = $1 and (name like 'dingtalk.%' or name like 'providers.%') order by position`,
        [this.tenantId],
      ),
    );
  }

  async close(): Promise<void> {
    await this.feature.close();
    await this.database.drop();
    await this.fake.close();
  }
}

function process(
  { app }: FakeDingTalk,
  database: TestDatabase,
  environment: Environment,
): Promise<TestFeature> {
  return startFeature([TenancyModule, DingTalkModule], {
    entities: tenancyEntities,
    database,
    environment: {
      PUBLIC_URL: 'https://id.example',
      DINGTALK_LOGIN_BASE: app.endpoints.loginBase,
      DINGTALK_API_BASE: app.endpoints.apiBase,
      DINGTALK_OAPI_BASE: app.endpoints.oapiBase,
      ENCRYPTION_KEYS: `k1:${Buffer.alloc(32, 7).toString('base64')}`,
      ...environment,
    },
  });
}
