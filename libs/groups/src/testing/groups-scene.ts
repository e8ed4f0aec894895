import { accountsEntities, AccountsModule, CreateAccount, type Role } from '#accounts';
import { UnitOfWork } from '#database';
import { CreateTenant, tenancyEntities, TenancyModule } from '#tenancy';
import { startFeature, type TestFeature } from '#testing';
import { GroupsModule } from '../groups.module.js';

interface Published {
  readonly name: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** The module with its own database, and a tenant for each test. */
export class GroupsScene {
  tenantId = '';
  #connectionId = '';
  #count = 0;

  private constructor(readonly feature: TestFeature) {}

  static async start(): Promise<GroupsScene> {
    const entities = [...tenancyEntities, ...accountsEntities];
    return new GroupsScene(await startFeature([TenancyModule, AccountsModule, GroupsModule], { entities }));
  }

  readonly get: TestFeature['app']['get'] = (token: never) => this.feature.app.get(token);

  async begin(): Promise<void> {
    this.#count += 1;
    const slug = `tenant-${String(this.#count)}`;
    this.tenantId = (await this.get(CreateTenant).execute({ slug, name: slug })).id;
    const [connection] = await this.sql<{ id: string }>(
      `insert into providers.connection (id, tenant_id, provider, key, name, state, version, created_at, updated_at)
       values (gen_random_uuid(), '${this.tenantId}', 'elsewhere', 'main', 'Acme', 'enabled', 1, now(), now()) returning id`,
    );
    this.#connectionId = connection?.id ?? '';
  }

  async account(username: string, role: Role = 'member'): Promise<string> {
    const account = { username, displayName: username, role };
    return (await this.get(CreateAccount).execute(this.tenantId, account)).id;
  }

  /** Creates departments from their names and the names of their parents; returns their ids. */
  async units(above: Readonly<Record<string, string | null>>): Promise<Readonly<Record<string, string>>> {
    const rows = await this.sql<{ id: string; name: string }>(
      `with given as (select key as name, value as above, gen_random_uuid() as id from jsonb_each_text('${JSON.stringify(above)}'))
       insert into directory.unit (id, tenant_id, connection_id, external_id, parent_id, name, created_at, updated_at)
       select given.id, '${this.tenantId}', '${this.#connectionId}', given.name, parent.id, given.name, now(), now()
       from given left join given parent on parent.name = given.above returning id, name`,
    );
    return Object.fromEntries(rows.map(({ id, name }) => [name, id]));
  }

  /** Adds a person in one department to the directory. */
  async joins(accountId: string, unitId: string, title: string): Promise<void> {
    await this.sql(
      `with person as (
         insert into directory.person
           (id, tenant_id, connection_id, subject, seat, account_id, name, title, units, state, is_ours, read_at, created_at)
         values (gen_random_uuid(), '${this.tenantId}', '${this.#connectionId}', '${accountId}', '${accountId}', '${accountId}',
           'Name', '${title}', '{}', 'present', true, now(), now()) returning account_id)
       insert into directory.membership (tenant_id, unit_id, account_id, connection_id, is_primary)
       select '${this.tenantId}', '${unitId}', account_id, '${this.#connectionId}', true from person`,
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
      `select name, payload from messaging.outbox where name like 'groups.%' order by position`,
    );
  }

  close(): Promise<void> {
    return this.feature.close();
  }
}
