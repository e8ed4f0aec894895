import { sql, type SqlParams, type SqlBool } from '#database';
import { EXPORT } from './export-statements.js';
import { prepare } from './statements.js';

type ById = { readonly tenantId: string; readonly id: string };
type Attempt = ById & { readonly worker: string };

/** Starts a new attempt at an export; no row if it must not be made, or not now. */
export const beginExport = prepare((db, $: SqlParams<Attempt>) =>
  db
    .updateTable('audit.export')
    .set({ state: 'running', worker: $.worker, attempts: sql<number>`attempts + 1`, written: '0' })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('state', 'in', ['waiting', 'running'])
    .where(sql<SqlBool>`coalesce(next_attempt_at <= now(), true)`)
    .returning(EXPORT),
);

export const removeChunks = prepare((db, $: SqlParams<ById>) =>
  db.deleteFrom('audit.export_chunk').where('tenant_id', '=', $.tenantId).where('export_id', '=', $.id),
);

type Told = Attempt & { readonly written: string; readonly records: string | null };

/** Stores the progress of an attempt; no row if the export no longer belongs to it. */
export const noteWritten = prepare((db, $: SqlParams<Told>) =>
  db
    .updateTable('audit.export')
    .set({ written: $.written, records: sql<string | null>`coalesce(${$.records}, records)` })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('worker', '=', $.worker)
    .where('state', '=', 'running')
    .returning('id'),
);

type Chunk = Attempt & { readonly number: number; readonly body: Buffer };

/** Stores a chunk; no row if the export no longer belongs to the attempt. */
export const insertChunk = prepare((db, $: SqlParams<Chunk>) =>
  db
    .insertInto('audit.export_chunk')
    .columns(['tenant_id', 'export_id', 'number', 'body'])
    .expression(
      db
        .selectFrom('audit.export')
        .select([
          'tenant_id',
          'id',
          sql<number>`${$.number}::integer`.as('number'),
          sql<Buffer>`${$.body}::bytea`.as('body'),
        ])
        .where('tenant_id', '=', $.tenantId)
        .where('id', '=', $.id)
        .where('worker', '=', $.worker)
        .where('state', '=', 'running')
        .forShare(),
    )
    .returning('number'),
);

/** Releases an export, so that another worker can make it at once. */
export const giveBack = prepare((db, $: SqlParams<Attempt>) =>
  db
    .updateTable('audit.export')
    .set({ state: 'waiting', worker: null, attempts: sql<number>`attempts - 1` })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('worker', '=', $.worker)
    .where('state', '=', 'running'),
);

interface Failed extends Attempt {
  readonly state: 'failed' | 'waiting';
  readonly failure: string | null;
  /** Null: given up. */
  readonly pauseSeconds: number | null;
}

export const noteFailedExport = prepare((db, $: SqlParams<Failed>) =>
  db
    .updateTable('audit.export')
    .set({
      state: $.state,
      failure: $.failure,
      worker: null,
      next_attempt_at: sql<Date | null>`now() + make_interval(secs => ${$.pauseSeconds})`,
    })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('worker', '=', $.worker)
    .where('state', '=', 'running')
    .returning('id'),
);

export const countChunks = prepare((db, $: SqlParams<ById>) =>
  db
    .selectFrom('audit.export_chunk')
    .select(sql<number>`count(*)::int`.as('chunks'))
    .where('tenant_id', '=', $.tenantId)
    .where('export_id', '=', $.id),
);

export const chunkOf = prepare((db, $: SqlParams<ById & { number: number }>) =>
  db
    .selectFrom('audit.export_chunk')
    .select('body')
    .where('tenant_id', '=', $.tenantId)
    .where('export_id', '=', $.id)
    .where('number', '=', $.number),
);
