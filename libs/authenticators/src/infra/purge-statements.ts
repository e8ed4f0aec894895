import { BATCH, isAmong, ROW_PLACE, sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { FORGOTTEN_SECONDS } from '../lockout/block-policy.js';
import { prepare } from './statements.js';

type At = SqlParams<{ now: DatabaseNow }>;

const longBefore = ($: At) =>
  sql<Date>`${$.now}::timestamptz - make_interval(secs => ${sql.lit(FORGOTTEN_SECONDS)})`;

/** A batch of outdated failure counts. */
export const purgeFailures = prepare((db, $: At) =>
  db
    .deleteFrom('authenticators.throttle')
    .where(
      isAmong(
        db
          .selectFrom('authenticators.throttle')
          .select(ROW_PLACE)
          .where('last_failure_at', '<', longBefore($))
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('method'),
);

/** A batch of expired codes. They are kept for a while, as another code may still be requested in their place. */
export const purgeCodes = prepare((db, $: At) =>
  db
    .deleteFrom('authenticators.email_code')
    .where(
      isAmong(
        db
          .selectFrom('authenticators.email_code')
          .select(ROW_PLACE)
          .where('expires_at', '<', longBefore($))
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('id'),
);
