import { BATCH, isAmong, ROW_PLACE, sql, statementsOn, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { tokenTable } from './token.table.js';

const { prepare } = statementsOn(tokenTable);

/** Days for which a token is kept after it has ended, so that the log can still name its owner if it is used. */
const KEPT_DAYS = 90;

/** A batch of tokens that expired long ago, revoked or not. */
export const purgeTokens = prepare((db, $: SqlParams<{ now: DatabaseNow }>) =>
  db
    .deleteFrom('api_access.token')
    .where(
      isAmong(
        db
          .selectFrom('api_access.token')
          .select(ROW_PLACE)
          .where(
            'expires_at',
            '<',
            sql<Date>`${$.now}::timestamptz - make_interval(days => ${sql.lit(KEPT_DAYS)})`,
          )
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('id'),
);
