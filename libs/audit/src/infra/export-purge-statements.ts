import { BATCH, isAmong, ROW_PLACE, sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

/** Days for which an expired export is still listed. */
const DAYS_LISTED = 7;

type At = SqlParams<{ now: DatabaseNow }>;

/** A batch of exports that have expired. */
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

/** A batch of exports that are no longer listed. */
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
