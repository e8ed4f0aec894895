import { sql, type Json, type SqlParams, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

/** The columns of an `AuditExport`. */
export const EXPORT = [
  'id',
  'tenant_id as tenantId',
  'format',
  'asked',
  sql<number>`up_to::float8`.as('upTo'),
  'created_at as createdAt',
  'created_by as createdBy',
  'correlation_id as correlationId',
  'expires_at as expiresAt',
  'is_made as isMade',
  'state',
  sql<number | null>`records::float8`.as('records'),
  sql<number>`written::float8`.as('written'),
  'attempts',
  'failure',
  'manifest',
] as const;

/** Lists exports; there are never many, because they are removed some days after they expire. */
const LONGEST_LIST = 100;

type At = { readonly tenantId: string; readonly now: DatabaseNow };
type ById = { readonly tenantId: string; readonly id: string };

const isOver = ($: SqlParams<At>) => sql<boolean>`state = 'ready' and expires_at <= ${$.now}`.as('isOver');

/** Newest first. */
export const exportsOfTenant = prepare((db, $: SqlParams<At>) =>
  db
    .selectFrom('audit.export')
    .select([...EXPORT, isOver($)])
    .where('tenant_id', '=', $.tenantId)
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(LONGEST_LIST),
);

export const exportById = prepare((db, $: SqlParams<At & ById>) =>
  db
    .selectFrom('audit.export')
    .select([...EXPORT, isOver($)])
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

/** The number of exports in progress, and in total. */
export const openExports = prepare((db, $: SqlParams<At>) =>
  db
    .selectFrom('audit.export')
    .select([
      sql<number>`(count(*) filter (where state in ('waiting', 'running')))::int`.as('making'),
      sql<number>`count(*)::int`.as('kept'),
    ])
    .where('tenant_id', '=', $.tenantId)
    .where('state', 'in', ['waiting', 'running', 'ready'])
    .where('expires_at', '>', $.now),
);

interface NewExport extends At, ById {
  readonly format: string;
  readonly asked: Json<unknown>;
  readonly upTo: string;
  readonly createdBy: string | null;
  readonly correlationId: string;
  readonly isMade: boolean;
  readonly state: 'waiting' | 'ready';
  readonly records: string | null;
}

export const insertExport = prepare((db, $: SqlParams<NewExport>) =>
  db
    .insertInto('audit.export')
    .values({
      tenant_id: $.tenantId,
      id: $.id,
      format: $.format,
      asked: $.asked,
      up_to: $.upTo,
      created_at: $.now,
      created_by: $.createdBy,
      correlation_id: $.correlationId,
      expires_at: sql<Date>`${$.now}::timestamptz + interval '1 day'`,
      is_made: $.isMade,
      state: $.state,
      records: $.records,
    })
    .returning(EXPORT),
);

export const cancelExport = prepare((db, $: SqlParams<ById>) =>
  db
    .updateTable('audit.export')
    .set({ state: 'cancelled', worker: null, next_attempt_at: null })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('state', 'in', ['waiting', 'running', 'ready'])
    .returning(EXPORT),
);

interface Completed extends ById {
  readonly manifest: Json<unknown>;
  readonly records: string;
  /** The attempt that made it; null: read directly. */
  readonly worker: string | null;
}

/** Stores the manifest of an export after its first complete write; no row if it must not be completed. */
export const completeExport = prepare((db, $: SqlParams<Completed>) =>
  db
    .updateTable('audit.export')
    .set({
      state: 'ready',
      manifest: $.manifest,
      records: $.records,
      written: $.records,
      worker: null,
      next_attempt_at: null,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('manifest', 'is', null)
    .where('worker', 'is not distinct from', $.worker)
    .where(sql<SqlBool>`state = case when is_made then 'running' else 'ready' end`)
    .returning('id'),
);
