import { BATCH, isAmong, ROW_PLACE, sql, type Slots, type SqlBool } from '#database';
import type { Present } from '#kernel';
import { EXPORT } from './export-statements.js';
import { prepare } from './statements.js';

type ById = { readonly tenantId: string; readonly id: string };
type Attempt = ById & { readonly worker: string };

/** Begins an export anew in an attempt; no row when it is not to be made, or not now. */
export const beginExport = prepare((db, $: Slots<Attempt>) =>
  db
    .updateTable('audit.export')
    .set({ state: 'running', worker: $.worker, attempts: sql<number>`attempts + 1`, written: '0' })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id)
    .where('state', 'in', ['waiting', 'running'])
    .where(sql<SqlBool>`coalesce(next_attempt_at <= now(), true)`)
    .returning(EXPORT),
);

export const removeChunks = prepare((db, $: Slots<ById>) =>
  db.deleteFrom('audit.export_chunk').where('tenant_id', '=', $.tenantId).where('export_id', '=', $.id),
);

type Told = Attempt & { readonly written: string; readonly records: string | null };

/** Notes how far an attempt is; no row when the export is not its any more. */
export const noteWritten = prepare((db, $: Slots<Told>) =>
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

/** Keeps a chunk; no row when the export is not the attempt's any more. */
export const insertChunk = prepare((db, $: Slots<Chunk>) =>
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

/** Lets another worker make an export, at once. */
export const giveBack = prepare((db, $: Slots<Attempt>) =>
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
  /** Null: it is given up. */
  readonly pauseSeconds: number | null;
}

export const noteFailedExport = prepare((db, $: Slots<Failed>) =>
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

export const countChunks = prepare((db, $: Slots<ById>) =>
  db
    .selectFrom('audit.export_chunk')
    .select(sql<number>`count(*)::int`.as('chunks'))
    .where('tenant_id', '=', $.tenantId)
    .where('export_id', '=', $.id),
);

export const chunkOf = prepare((db, $: Slots<ById & { number: number }>) =>
  db
    .selectFrom('audit.export_chunk')
    .select('body')
    .where('tenant_id', '=', $.tenantId)
    .where('export_id', '=', $.id)
    .where('number', '=', $.number),
);

/** Days for which it can be seen that there was an export. */
const DAYS_LISTED = 7;

type At = Slots<{ now: Present }>;

/** A batch of exports whose time is over. */
export const expireExports = prepare((db, $: At) =>
  db
    .updateTable('audit.export')
    .set({ state: 'expired', worker: null, next_attempt_at: null })
    .where(
      isAmong(
        db
          .selectFrom('audit.export')
          .select(ROW_PLACE)
          .where('state', 'in', ['waiting', 'running', 'ready'])
          .where('expires_at', '<=', $.now)
          .limit(BATCH),
      ),
    )
    .returning('id'),
);

/** A batch of chunks of exports that are over. */
export const purgeChunks = prepare((db) =>
  db
    .deleteFrom('audit.export_chunk')
    .where(
      isAmong(
        db
          .selectFrom('audit.export_chunk as c')
          .select(sql<string>`c.ctid`.as('ctid'))
          .where((eb) =>
            eb.exists(
              eb
                .selectFrom('audit.export as e')
                .select('e.id')
                .whereRef('e.tenant_id', '=', 'c.tenant_id')
                .whereRef('e.id', '=', 'c.export_id')
                .where('e.state', 'in', ['expired', 'cancelled', 'failed']),
            ),
          )
          .limit(BATCH),
      ),
    )
    .returning('number'),
);

/** A batch of exports that nobody is shown any more. */
export const purgeExports = prepare((db, $: At) =>
  db
    .deleteFrom('audit.export')
    .where(
      isAmong(
        db
          .selectFrom('audit.export')
          .select(ROW_PLACE)
          .where(
            'expires_at',
            '<=',
            sql<Date>`${$.now}::timestamptz - make_interval(days => ${sql.lit(DAYS_LISTED)})`,
          )
          .limit(BATCH),
      ),
    )
    .returning('id'),
);
