import { accountsEntities, AccountsModule, CreateAccount } from '#accounts';
import { UnitOfWork } from '#database';
import { GroupsModule } from '#groups';
import { CreateTenant, tenancyEntities, TenancyModule } from '#tenancy';
import { startFeature, type TestFeature } from '#testing';
import { CreateApplication, type CreatedApplication } from '../application/create-application.js';
import { ApplicationsModule } from '../applications.module.js';
import { ApplicationsWorkerModule } from '../applications-worker.module.js';
import type { NewApplication } from '../domain/application-fields.js';

interface Published {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The module with its own database, and a tenant for each test. */
export class ApplicationsScene {
  tenantId = '';
  #count = 0;

  private constructor(readonly feature: TestFeature) {}

  static async start(): Promise<ApplicationsScene> {
    return new ApplicationsScene(
      await startFeature(
        [TenancyModule, AccountsModule, GroupsModule, ApplicationsModule, ApplicationsWorkerModule],
        {
          entities: [...tenancyEntities, ...accountsEntities],
        },
      ),
    );
  }

  readonly get: TestFeature['app']['get'] = (token: never) => this.feature.app.get(token);

  async begin(): Promise<void> {
    this.#count += 1;
    const slug = `tenant-${String(this.#count)}`;
    this.tenantId = (await this.get(CreateTenant).execute({ slug, name: slug })).id;
  }

  create(change: Partial<NewApplication> = {}): Promise<CreatedApplication> {
    return this.get(CreateApplication).execute(this.tenantId, {
      name: 'Grafana',
      redirectUris: ['https://grafana.example/login'],
      ...change,
    });
  }

  account(username: string, role: 'member' | 'auditor' = 'member'): Promise<{ readonly id: string }> {
    return this.get(CreateAccount).execute(this.tenantId, { username, displayName: username, role });
  }

  /** Creates departments from their names and the names of their parents, like a run of the directory; returns their ids. */
  async departments(
    above: Readonly<Record<string, string | null>>,
  ): Promise<Readonly<Record<string, string>>> {
    const [{ id: connectionId }] = (await this.sql<{ id: string }>(
      `insert into providers.connection (id, tenant_id, provider, key, name, state, version, created_at, updated_at)
       values (gen_random_uuid(), '${this.tenantId}', 'elsewhere', 'main', 'Acme', 'enabled', 1, now(), now()) returning id`,
    )) as [{ id: string }];
    const ids: Record<string, string> = {};
    for (const [name, parent] of Object.entries(above)) {
      const parentId = parent === null ? 'null' : `'${ids[parent] ?? ''}'`;
      const rows = await this.sql<{ id: string }>(
        `insert into directory.unit (id, tenant_id, connection_id, external_id, parent_id, name, created_at, updated_at)
         values (gen_random_uuid(), '${this.tenantId}', '${connectionId}', '${name}', ${parentId}, '${name}', now(), now()) returning id`,
      );
      ids[name] = rows[0]?.id ?? '';
    }
    return ids;
  }

  async joins(accountId: string, unitId: string): Promise<void> {
    await this.sql(
      `insert into directory.membership (tenant_id, unit_id, account_id, connection_id, is_primary)
       select tenant_id, id, '${accountId}', connection_id, true from directory.unit where id = '${unitId}'`,
    );
  }

  sql<Row extends object>(text: string): Promise<(Row & Record<string, unknown>)[]> {
    return this.get(UnitOfWork).run(this.tenantId, (transaction) =>
      transaction.query<Row & Record<string, unknown>>(text),
    );
  }

  /** The tenant's events of this module, oldest first. */
  events(): Promise<readonly Published[]> {
    return this.sql<Published>(
      `select name, payload from messaging.outbox where name like 'applications.%' order by position`,
    );
  }

  close(): Promise<void> {
    return this.feature.close();
  }
}
