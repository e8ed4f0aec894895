import { Client } from 'pg';
import { CheckImport } from '#accounts';
import { logOnByQr, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { claimLink, newPerson, offered, prove, started } from '../scene/attaching.js';
import { leaveTraces } from '../scene/leave-traces.js';
import { secondTenant, type SecondTenant } from '../scene/second-tenant.js';
import { signedIn } from '../scene/signed-in.js';
import { count, untilDelivered } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct();
const NOBODY = '00000000-0000-7000-8000-000000000000';

let rival: SecondTenant;
let application: Client;

beforeAll(async () => {
  rival = await secondTenant(product());
  await everythingHappens();
  application = new Client({ connectionString: product().settings.DATABASE_URL });
  application.on('error', () => undefined); // the database is dropped while it is connected, at the end
  await application.connect();
  await application.query('set role openeiam_app');
});

afterAll(() => application.end());

/** Fills every table of both tenants, so that there is something to see. */
async function everythingHappens(): Promise<void> {
  await logOnByQr(product(), newBrowser(product()), 'alice');
  const attaching = await started(product(), newPerson(product(), 'everything'));
  await prove(attaching, 'bob', { password: 'wrong' });
  await attaching.post('/t/demo/attach/verify/email-code', {
    identifier: 'bob@demo.test',
    username: 'bob@demo.test',
  });
  await claimLink(product(), await offered(product(), newPerson(product(), 'everything-2')), 'auditor');
  const phone = newPhone(product());
  const path = await showQr(newBrowser(product()));
  await phone.get(path);
  await phone.post(`${path}/oauth`);
  await signedIn(product(), 'alice', 'rival');
  await useCase(product(), CheckImport).execute(product().tenantId, Buffer.from('username\neverybody'));
  const theirs = await showQr(newBrowser(product()), 'rival');
  await scan(product(), newPhone(product()), 'alice', theirs, rival.app);
  await untilDelivered(product());
  for (const tenant of [product().tenantId, rival.id]) await leaveTraces(product(), tenant);
}

interface Table {
  readonly name: string;
  readonly secured: boolean;
  readonly granted: boolean;
  readonly partition: boolean;
  /** Columns that can be written, as a list in SQL. */
  readonly columns: string;
}

/** Every table with a column `tenant_id`, from the database's catalogue. */
function tenantTables(): Promise<Table[]> {
  return product().sql<Table & Record<string, unknown>>(
    `select format('%I.%I', n.nspname, c.relname) as name, c.relrowsecurity as secured, c.relispartition as partition,
       has_table_privilege('openeiam_app', c.oid, 'select, insert, update, delete') as granted,
       (select string_agg(quote_ident(w.attname), ', ') from pg_attribute w
        where w.attrelid = c.oid and w.attnum > 0 and not w.attisdropped and w.attgenerated = '') as columns
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped
     where c.relkind in ('r', 'p') order by 1`,
  );
}

/** Runs a statement as the application does, with or without a tenant's context, and rolls it back. */
async function as(
  tenant: string | undefined,
  statement: string,
  values: readonly unknown[] = [],
): Promise<{
  readonly rows: readonly Record<string, unknown>[];
  readonly affected: number;
  readonly error?: string;
}> {
  await application.query('begin');
  try {
    if (tenant !== undefined)
      await application.query(`select set_config('app.tenant_id', $1, true)`, [tenant]);
    const result = await application.query<Record<string, unknown>>(statement, [...values]);
    return { rows: result.rows, affected: result.rowCount ?? 0 };
  } catch (error) {
    return { rows: [], affected: 0, error: (error as { code: string }).code };
  } finally {
    await application.query('rollback');
  }
}

/** Views with the tables that they show: PostgreSQL would not use a full-text index behind row-level security. */
const VIEWS: Readonly<Record<string, string>> = {
  'accounts.account_words': 'accounts.account',
  'audit.entry': 'audit.record',
  'binding.binding_attributes': 'binding.binding',
  'binding.binding_words': 'binding.binding',
};

/** SQLSTATE for a policy violation or a missing privilege. */
const FORBIDDEN = '42501';

describe('the database', () => {
  it('P3: has row-level security on every table of tenants, and no partition can be read directly', async () => {
    const tables = await tenantTables();
    expect(tables.length).toBeGreaterThan(15);
    expect(tables.filter(({ secured, granted }) => !secured && granted)).toEqual([]);
    expect(tables.filter(({ secured, partition }) => !secured && !partition)).toEqual([]);
  });

  it('P3: gives the application a role that owns nothing, bypasses nothing and cannot become another', async () => {
    const [role] = await product().sql(
      `select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb from pg_roles where rolname = 'openeiam_app'`,
    );
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false });
    expect(
      await count(product(), 'pg_class', `relkind <> 'S' and pg_get_userbyid(relowner) = 'openeiam_app'`),
    ).toBe(0);
    expect(await count(product(), 'pg_auth_members', `pg_get_userbyid(member) = 'openeiam_app'`)).toBe(0);
  });

  it('P3: shows no rows of any table without a tenant’s context, and with it only the tenant’s own', async () => {
    const seen: string[] = [];
    const empty: string[] = [];
    for (const { name, granted } of await tenantTables()) {
      if (!granted) continue;
      const mine = await count(product(), name, `tenant_id = '${product().tenantId}'`);
      if (mine === 0) empty.push(name);
      const without = await as(undefined, `select 1 from ${name}`);
      if (without.affected > 0) seen.push(`${name} without a context`);
      for (const [tenant, other] of [
        [rival.id, product().tenantId],
        [product().tenantId, rival.id],
        [NOBODY, product().tenantId],
      ] as const) {
        const foreign = await as(tenant, `select 1 from ${name} where tenant_id = $1`, [other]);
        if (foreign.affected > 0) seen.push(`${name} by another tenant`);
      }
      const own = await as(product().tenantId, `select 1 from ${name}`);
      if (own.error === undefined) expect([name, own.affected]).toEqual([name, mine]);
    }
    expect(seen).toEqual([]);
    // An empty table would prove nothing.
    expect(empty.map((table) => `${table} is empty: \`leaveTraces\` makes a row of each`)).toEqual([]);
  });

  it('P3: shows a tenant only its own rows through a view, such as the log’s', async () => {
    const views = await product().sql<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('v', 'm') and has_table_privilege('openeiam_app', c.oid, 'select')
       and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    expect(views.map(({ name }) => name)).toEqual(Object.keys(VIEWS));
    for (const [view, table] of Object.entries(VIEWS)) {
      for (const tenant of [product().tenantId, rival.id]) {
        const seen = await as(tenant, `select tenant_id from ${view}`);
        expect(seen.affected).toBe(await count(product(), table, `tenant_id = '${tenant}'`));
        expect(seen.rows.filter((row) => row['tenant_id'] !== tenant)).toEqual([]);
      }
      for (const tenant of [undefined, NOBODY]) {
        expect((await as(tenant, `select 1 from ${view}`)).affected).toBe(0);
      }
      expect((await as(product().tenantId, `delete from ${view}`)).error).toBe(FORBIDDEN);
    }
    expect((await as(rival.id, 'select 1 from audit.record')).error).toBe(FORBIDDEN);
  });

  it('P3: lets nobody change, remove, take over or plant rows of another tenant in any table', async () => {
    const broken: string[] = [];
    for (const { name, granted, columns } of await tenantTables()) {
      if (!granted) continue;
      const [row] = await product().sql<{ json: unknown }>(
        `select to_jsonb(t) as json from ${name} t where tenant_id = $1 limit 1`,
        [product().tenantId],
      );
      const plant = `insert into ${name} (${columns}) overriding system value
        select ${columns} from jsonb_populate_record(null::${name}, $1)`;
      for (const tenant of [rival.id, undefined]) {
        const planted = await as(tenant, plant, [JSON.stringify(row?.json)]);
        if (planted.error !== FORBIDDEN) broken.push(`${name}: planted (${planted.error ?? 'no error'})`);
        const changed = await as(tenant, `update ${name} set tenant_id = tenant_id where tenant_id = $1`, [
          product().tenantId,
        ]);
        if (changed.affected > 0) broken.push(`${name}: changed`);
        const removed = await as(tenant, `delete from ${name} where tenant_id = $1`, [product().tenantId]);
        if (removed.affected > 0) broken.push(`${name}: removed`);
      }
      if ((await count(product(), name, `tenant_id = '${rival.id}'`)) === 0) continue;
      const given = await as(rival.id, `update ${name} set tenant_id = $1`, [product().tenantId]);
      if (given.error !== FORBIDDEN) broken.push(`${name}: given away (${given.error ?? 'no error'})`);
    }
    expect(broken).toEqual([]);
  });
});
