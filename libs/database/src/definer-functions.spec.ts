import { createTestDatabase, type TestDatabase } from '#testing';
import { APP_ROLE } from './index.js';
import { asOwner } from './testing/owner.js';

/**
 * Functions that the application may call and that run with the owner's rights. Each bypasses row-level security, so a new one is reviewed
 * and added here.
 */
const CALLED_BY_THE_APPLICATION = [
  'accounts.archiving_due',
  'applications.access_reviews_due',
  'audit.add_statement',
  'audit.append_records',
  'audit.change_policy',
  'audit.checkpoints_due',
  'audit.cut_off',
  'audit.drop_partition',
  'audit.ensure_partitions',
  'audit.expirable_records',
  'audit.exports_due',
  'audit.receivers_due',
  'audit.remove_expired',
  'audit.retention_due',
  'audit.take_chain_end',
  'audit.take_policy',
  'audit.webhook_figures',
  'directory.lines_due',
  'directory.note_statistics',
  'directory.notices_due',
  'directory.runs_due',
  'directory.schedules_due',
  'mail.due',
  'messaging.deliveries_due',
  'messaging.waiting',
  'qr_logon.expiry_due',
  'qr_logon.scanned_code',
  'single_logout.checks_due',
  'single_logout.notices_due',
];

interface Definer {
  readonly name: string;
  readonly settings: readonly string[] | null;
  readonly isPublic: boolean;
  readonly isCalled: boolean;
  readonly source: string;
}

describe('the functions that run as the owner', () => {
  let database: TestDatabase;
  let functions: readonly Definer[];

  beforeAll(async () => {
    database = await createTestDatabase();
    const rows = await asOwner(
      database.url,
      `select n.nspname || '.' || p.proname as name, p.proconfig as settings, p.prosrc as source,
         has_function_privilege('public', p.oid, 'execute') as "isPublic",
         has_function_privilege('${APP_ROLE}', p.oid, 'execute') as "isCalled"
       from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and n.nspname not in ('pg_catalog', 'information_schema') order by 1`,
    );
    functions = rows as unknown as readonly Definer[]; // the query above names the columns this way
  });
  afterAll(() => database.drop());

  it('K3: are listed by name, as far as the application may call them', () => {
    const called = functions.filter(({ isCalled }) => isCalled).map(({ name }) => name);
    expect(called).toEqual(CALLED_BY_THE_APPLICATION);
  });

  it('K3: cannot be called by any other role', () => {
    expect(functions.filter(({ isPublic }) => isPublic)).toEqual([]);
  });

  it('K3: search no schema where another login could have put something', () => {
    const loose = functions.filter(
      ({ settings }) =>
        !(settings ?? []).some((setting) => /^search_path=(pg_catalog, pg_temp|"")$/.test(setting)),
    );
    expect(loose.map(({ name }) => name)).toEqual([]);
  });

  it('K3: build no statement from an argument', () => {
    // Only names of partitions, which come from the catalogue, become part of a statement.
    const dynamic = functions.filter(({ source }) => /\bexecute\b/i.test(source)).map(({ name }) => name);
    expect(dynamic).toEqual(['audit.drop_partition']);
  });

  it('K3: belong to a role that owns the tables, and the application cannot create its own', async () => {
    const made = await asOwner(
      database.url,
      `select nspname as name from pg_namespace where has_schema_privilege('${APP_ROLE}', oid, 'create')`,
    );
    expect(made).toEqual([]);
  });
});
