import { PassThrough } from 'node:stream';
import { EndedLogs, ExportToStream, SetHold, type Manifest } from '#audit';
import { ResumeTenant, SuspendTenant, TenantDirectory, type Tenant } from '#tenancy';
import { startFeature } from '#testing';
import { DeleteTenant, Journal } from '../index.js';
import { OperationsModule } from '../operations.module.js';
import { Installation, newKey } from '../testing/installation.js';

const K1 = newKey('k1');
type App = Awaited<ReturnType<Installation['with']>>;

/** Tables whose rows name no tenant, and why a deletion need not cover them. */
const OF_NO_TENANT = {
  'audit.ended_log': 'keeps where logs of deleted tenants ended',
  'audit.retired_key': 'keys are of the installation',
  'messaging.claim': 'who works at what: it ends by itself, half a minute after the work',
  'messaging.task': 'recurring tasks are of the installation',
  'operations.journal': 'the operator; it tells of the deletion',
  'public.schema_migration': 'the schemas',
  'tenancy.tenant': 'goes last, by its id',
};

describe('the deletion of a tenant', () => {
  let installation: Installation;
  let app: App;
  let acme: Tenant;
  let other: Tenant;

  beforeEach(async () => {
    installation = await Installation.make();
    app = await installation.with(K1);
    [acme, other] = [await filled('acme'), await filled('other')];
  });
  afterEach(() => installation.close());

  /** A tenant with rows in many tables, and a complete log. */
  async function filled(slug: string): Promise<Tenant> {
    const { id } = await installation.tenant(app, slug);
    await installation.mails(app, id, 3);
    await app.get(SuspendTenant).execute(id, 'unpaid');
    await installation.rows('update messaging.outbox set drained_at = now()');
    const tenant = await app.get(TenantDirectory).bySlug(slug);
    if (tenant === null) throw new Error('It was just made');
    return tenant;
  }

  async function exported(tenant: Tenant): Promise<Manifest> {
    const to = new PassThrough();
    to.resume();
    return app.get(ExportToStream).execute({ tenant, format: 'jsonl', query: {} }, to, () => undefined);
  }

  const tables = (condition: string) =>
    installation.rows(
      `select format('%I.%I', t.table_schema, t.table_name) as name from information_schema.tables t
       where t.table_type = 'BASE TABLE' and t.table_schema !~ '^(pg_|information_schema$|queue$)' and ${condition}
         (select from information_schema.columns c where (c.table_schema, c.table_name) = (t.table_schema, t.table_name)
            and c.column_name = 'tenant_id')
       order by 1`,
    );

  /** Number of the tenant's rows in every table with a tenant column. */
  async function rowsOf({ id }: Tenant): Promise<Readonly<Record<string, number>>> {
    const counted: Record<string, number> = {};
    for (const { name } of await tables('exists')) {
      const [row] = await installation.rows(
        `select count(*)::int as n from ${String(name)} where tenant_id = $1`,
        [id],
      );
      if (Number(row?.['n']) > 0) counted[String(name)] = Number(row?.['n']);
    }
    return counted;
  }

  it('removes all its rows in every table, and none of another tenant', async () => {
    const before = await rowsOf(other);
    const own = await rowsOf(acme);
    for (const table of [
      'audit.record',
      'audit.chain',
      'mail.outgoing',
      'dingtalk.connection',
      'messaging.outbox',
    ])
      expect(Object.keys(own)).toContain(table);
    const removed = await app.get(DeleteTenant).execute(acme, await exported(acme));
    expect(await rowsOf(acme)).toEqual({});
    expect(await installation.rows('select slug from tenancy.tenant')).toEqual([{ slug: 'other' }]);
    expect(await rowsOf(other)).toEqual(before);
    expect(Object.fromEntries(removed.map(({ table, rows }) => [table, rows]))).toMatchObject({
      'mail.outgoing': 3,
      'dingtalk.connection': 1,
      'audit.record': own['audit.record'],
    });
  });

  it('covers every table whose rows name their tenant; all other tables are known', async () => {
    const silent = (await tables('not exists')).map(({ name }) => String(name));
    expect(silent).toEqual(Object.keys(OF_NO_TENANT));
    const references = await installation.rows(
      `select distinct a.attname::text as column from pg_constraint f
       join pg_attribute a on a.attrelid = f.conrelid and a.attnum = f.conkey[1]
       where f.contype = 'f' and f.confrelid = 'tenancy.tenant'::regclass`,
    );
    expect(references).toEqual([{ column: 'tenant_id' }]);
  });

  it('K9: continues after an interruption, and cannot be undone meanwhile', async () => {
    await installation.rows(
      `create function public.break_off() returns trigger language plpgsql as $$ begin raise 'the power went'; end $$`,
    );
    await installation.rows(
      'create trigger break_off before delete on dingtalk.connection for each row execute function public.break_off()',
    );
    const manifest = await exported(acme);
    const deletion = app.get(DeleteTenant);
    await expect(deletion.execute(acme, manifest)).rejects.toThrow('the power went');
    await expect(app.get(ResumeTenant).execute(acme.id)).rejects.toMatchObject({
      code: 'tenancy.being_deleted',
    });
    await installation.rows('drop trigger break_off on dingtalk.connection');
    expect(await deletion.look(acme)).toMatchObject({ hasBegun: true });
    await deletion.execute(acme, undefined);
    expect(await rowsOf(acme)).toEqual({});
    expect(await app.get(Journal).list()).toMatchObject([
      { act: 'tenant.deleted', subject: 'acme', isGenuine: true },
      {
        act: 'tenant.deletion-begun',
        subject: 'acme',
        isGenuine: true,
        detail: {
          tenant: acme.id,
          exported: { sha256: manifest.sha256, count: manifest.count, unproven: null },
        },
      },
    ]);
    expect(await app.get(EndedLogs).among([acme.id, other.id])).toEqual([acme.id]);
  });

  it('requires a suspended tenant, a complete log, and an export', async () => {
    const deletion = app.get(DeleteTenant);
    await expect(deletion.execute(acme, undefined)).rejects.toMatchObject({
      code: 'operations.not_exported',
    });
    await installation.rows('update messaging.outbox set drained_at = null where tenant_id = $1', [acme.id]);
    await expect(deletion.look(acme)).rejects.toMatchObject({
      code: 'operations.events_wait',
      detail: expect.stringContaining('Start a worker') as unknown,
    });
    await app.get(ResumeTenant).execute(acme.id);
    const manifest = await exported(acme);
    await expect(deletion.look(acme)).rejects.toMatchObject({ code: 'tenancy.not_suspended' });
    await expect(deletion.execute(acme, manifest)).rejects.toMatchObject({ code: 'tenancy.not_suspended' });
    expect(Object.keys(await rowsOf(acme))).toContain('audit.record');
  });

  it('L6: is refused during a legal hold on the log', async () => {
    await app.get(SetHold).execute(acme.id, 'litigation');
    await installation.rows('update messaging.outbox set drained_at = now()');
    const deletion = app.get(DeleteTenant);
    const held = { code: 'audit.held', detail: expect.stringContaining('litigation') as unknown };
    await expect(deletion.look(acme)).rejects.toMatchObject(held);
    await expect(deletion.execute(acme, await exported(acme))).rejects.toMatchObject(held);
    await app.get(ResumeTenant).execute(acme.id);
  });

  it('L3: is not possible with the login of the processes', async () => {
    const { database } = installation;
    const process = await startFeature([OperationsModule], {
      command: true,
      database,
      environment: { ENCRYPTION_KEYS: K1 },
    });
    try {
      await expect(process.app.get(DeleteTenant).execute(acme, await exported(acme))).rejects.toMatchObject({
        code: 'operations.owner_needed',
      });
    } finally {
      await process.app.close();
    }
    expect(Object.keys(await rowsOf(acme))).toContain('audit.record');
  });
});
