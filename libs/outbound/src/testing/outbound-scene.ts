import { accountsEntities, AccountsModule, CreateAccount, type Role } from '#accounts';
import { UnitOfWork } from '#database';
import { DirectorySources, type DirectorySource } from '#directory';
import { ChangeMembers, CreateGroup, type Rule } from '#groups';
import { CreateTenant, tenancyEntities, TenancyModule } from '#tenancy';
import { startFeature, type TestFeature } from '#testing';
import { AddPair } from '../application/add-pair.js';
import { CompareAccounts } from '../application/compare-accounts.js';
import { ReadComparison } from '../application/read-comparison.js';
import type { Difference } from '../domain/difference.js';
import { OutboundModule } from '../outbound.module.js';
import { OutboundWorkerModule } from '../outbound-worker.module.js';

/** The directory's data about a person. */
export interface Known {
  readonly name?: string;
  readonly email?: string;
  readonly phoneNumber?: string;
  /** Names of departments. */
  readonly units?: readonly string[];
  readonly state?: 'present' | 'left';
  readonly profile?: Readonly<Record<string, string>>;
  /** Whether the account is linked to the person. */
  readonly isLinked?: boolean;
}

/** A person in a spec: the portal's data, and the directory's data; null: none. */
export interface Somebody {
  readonly displayName?: string;
  readonly email?: string;
  readonly phoneNumber?: string;
  readonly role?: Role;
  readonly status?: 'active' | 'suspended' | 'archived';
  readonly known?: Known | null;
}

/** A tenant, a connection with an invented directory, and its pairs. */
export class OutboundScene {
  tenantId = '';
  connectionId = '';
  #count = 0;

  private constructor(readonly feature: TestFeature) {}

  static async start(): Promise<OutboundScene> {
    const entities = [...tenancyEntities, ...accountsEntities];
    const modules = [TenancyModule, AccountsModule, OutboundModule, OutboundWorkerModule];
    const feature = await startFeature(modules, { entities });
    const source: Pick<DirectorySource, 'provider' | 'attributes'> = {
      provider: 'elsewhere',
      attributes: ['name', 'email', 'title', 'jobNumber'].map((key) => ({
        key,
        label: { en: key, zh: key },
      })),
    };
    feature.app.get(DirectorySources, { strict: false }).register(source as DirectorySource);
    return new OutboundScene(feature);
  }

  get<T>(token: new (...given: never[]) => T): T {
    return this.feature.app.get<T>(token, { strict: false });
  }

  /** A new tenant with the departments Acme > Engineering > Platform and Acme > Sales, just synchronised. */
  async begin(): Promise<void> {
    this.#count += 1;
    const slug = `tenant-${String(this.#count)}`;
    this.tenantId = (await this.get(CreateTenant).execute({ slug, name: slug })).id;
    const [connection] = await this.sql<{ id: string }>(
      `insert into providers.connection (id, tenant_id, provider, key, name, state, version, created_at, updated_at)
       values (gen_random_uuid(), $1, 'elsewhere', 'main', 'Acme', 'enabled', 1, now(), now()) returning id`,
    );
    this.connectionId = connection?.id ?? '';
    await this.synchronised();
    await this.unit('Acme', null);
    await this.unit('Engineering', 'Acme');
    await this.unit('Platform', 'Engineering');
    await this.unit('Sales', 'Acme');
  }

  /** Simulates a synchronisation that has read these people, and could link none of them. */
  async synchronised(
    conflicts: readonly {
      readonly seat: string;
      readonly email?: string;
      readonly phoneNumber?: string;
    }[] = [],
  ): Promise<void> {
    await this.sql(
      `with run as (
         insert into directory.run (id, tenant_id, connection_id, kind, state, is_forced, created_at, finished_at)
         values (gen_random_uuid(), $1, $2, 'sync', 'done', false, clock_timestamp(), clock_timestamp()) returning id)
       insert into directory.change (tenant_id, run_id, key, kind, reason, subject, seat, name, email_key, phone_number)
       select $1, run.id, seat, 'conflict', 'username_taken', seat, seat, 'Name of ' || seat, email, "phoneNumber"
       from run, jsonb_to_recordset($3::jsonb) given (seat text, email text, "phoneNumber" text)`,
      this.connectionId,
      JSON.stringify(conflicts),
    );
  }

  async unit(name: string, above: string | null): Promise<string> {
    const [unit] = await this.sql<{ id: string }>(
      `insert into directory.unit (id, tenant_id, connection_id, external_id, parent_id, name, created_at, updated_at)
       select gen_random_uuid(), $1, $2, 'X-' || $3,
         (select id from directory.unit where tenant_id = $1 and name = $4), $3, now(), now() returning id`,
      this.connectionId,
      name,
      above,
    );
    return unit?.id ?? '';
  }

  async unitId(name: string): Promise<string> {
    const [unit] = await this.sql<{ id: string }>(
      'select id from directory.unit where tenant_id = $1 and name = $2',
      name,
    );
    return unit?.id ?? '';
  }

  /** A group with these accounts, or by rule. */
  async group(name: string, accountIds: readonly string[], rule: Rule | null = null): Promise<string> {
    const { id } = await this.get(CreateGroup).execute(this.tenantId, { name, rule });
    if (accountIds.length > 0) await this.get(ChangeMembers).execute(this.tenantId, id, { add: accountIds });
    return id;
  }

  /** Pairs a new group of these accounts with a department. */
  async pair(name: string, accountIds: readonly string[], unit: string, isNew = false): Promise<void> {
    await this.pairOf(await this.group(name, accountIds), unit, isNew);
  }

  async pairOf(groupId: string, unit: string, isNew = false): Promise<{ readonly id: string }> {
    const pair = { groupId, unitId: await this.unitId(unit), isNew };
    return this.get(AddPair).execute(this.tenantId, undefined, pair);
  }

  /** Returns the id of the account. */
  async somebody(
    username: string,
    { known = {}, status = 'active', ...given }: Somebody = {},
  ): Promise<string> {
    const account = { username, displayName: `Name of ${username}`, role: 'member', ...given } as const;
    const { id } = await this.get(CreateAccount).execute(this.tenantId, account);
    if (status !== 'active')
      await this.sql(
        `update accounts.account set status = 'suspended', suspended_at = now(),
           archived_at = case when $3 = 'archived' then now() end where tenant_id = $1 and id = $2`,
        id,
        status,
      );
    if (known !== null) await this.known(id, username, known);
    return id;
  }

  /** The list of differences as `username kind:reason`, sorted by name. */
  async words(): Promise<readonly string[]> {
    await this.compare();
    const differences = await this.differences();
    return differences.map(
      ({ username, kind, reason }) => `${username} ${kind}${reason === null ? '' : `:${reason}`}`,
    );
  }

  compare() {
    return this.get(CompareAccounts).execute(this.tenantId, undefined, null);
  }

  async differences(): Promise<readonly Difference[]> {
    const reading = this.get(ReadComparison);
    const last = await reading.last(this.tenantId);
    if (last === null) throw new Error('Nothing has been compared');
    const { items } = await reading.differences(this.tenantId, last.id, 'administrators', { limit: 200 });
    return items;
  }

  async one(username: string): Promise<Difference> {
    const found = (await this.differences()).find((one) => one.username === username);
    if (found === undefined) throw new Error(`Nothing is said of ${username}`);
    return found;
  }

  /** Payloads of the tenant's events of that name, oldest first. */
  async events(name: string): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const rows = await this.sql<{ payload: Readonly<Record<string, unknown>> }>(
      'select payload from messaging.outbox where tenant_id = $1 and name = $2 order by position',
      name,
    );
    return rows.map(({ payload }) => payload);
  }

  /** `$1` is the tenant. */
  sql<Row extends object>(
    text: string,
    ...values: readonly unknown[]
  ): Promise<(Row & Record<string, unknown>)[]> {
    return this.get(UnitOfWork).run(this.tenantId, (transaction) =>
      transaction.query<Row & Record<string, unknown>>(text, [this.tenantId, ...values]),
    );
  }

  private async known(accountId: string, seat: string, known: Known): Promise<void> {
    const { name = `Name of ${seat}`, email = null, phoneNumber = null, state = 'present' } = known;
    const { units = [], profile = {}, isLinked = true } = known;
    await this.sql(
      `with linked as (
         insert into binding.binding
           (id, tenant_id, connection_id, subject, attributes, name, account_id, origin, created_at)
         select gen_random_uuid(), $1, $2, 'U-' || $4, '{}', $4, $3, 'provision', now() where $10::boolean),
       person as (
         insert into directory.person (id, tenant_id, connection_id, subject, seat, account_id, name, email, phone_number,
           units, state, is_ours, read_at, created_at, profile)
         values (gen_random_uuid(), $1, $2, 'U-' || $4, $4, $3, $5, $6, $7, '{}', $8, true, now(), now(), $9))
       insert into directory.membership (tenant_id, unit_id, account_id, connection_id, is_primary)
       select $1, id, $3, $2, false from directory.unit where tenant_id = $1 and name = any($11::text[])`,
      this.connectionId,
      accountId,
      seat,
      name,
      email,
      phoneNumber,
      state,
      JSON.stringify(profile),
      isLinked,
      units,
    );
  }
}
