import { BATCH, isAmong, ROW_PLACE, sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

/** Days for which people see their past logons and sessions. */
const KEPT_DAYS = 90;

type At = SqlParams<{ now: DatabaseNow }>;

const longBefore = ($: At) => sql<Date>`${$.now}::timestamptz - make_interval(days => ${sql.lit(KEPT_DAYS)})`;

/** A batch of logons that have waited too long. */
export const expireWaiting = prepare((db, $: At) =>
  db
    .updateTable('logon.logon')
    .set({ state: 'expired' })
    .where(
      isAmong(
        db
          .selectFrom('logon.logon')
          .select(ROW_PLACE)
          .where('state', '=', 'awaiting_proof')
          .where('expires_at', '<=', $.now)
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('id'),
);

/** A batch of logons that are too old to be shown. */
export const purgeLogons = prepare((db, $: At) =>
  db
    .deleteFrom('logon.logon')
    .where(
      isAmong(
        db
          .selectFrom('logon.logon')
          .select(ROW_PLACE)
          .where('created_at', '<', longBefore($))
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('id'),
);

/** A batch of sessions that are too old to be shown. */
export const purgeSessions = prepare((db, $: At) =>
  db
    .deleteFrom('logon.session')
    .where(
      isAmong(
        db
          .selectFrom('logon.session')
          .select(ROW_PLACE)
          .where('expires_at', '<', longBefore($))
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('id'),
);
