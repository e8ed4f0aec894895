import { BATCH, isAmong, ROW_PLACE, sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

/** Days for which unlinked people are remembered after their last attempt, so that somebody can help them. */
const UNLINKED_DAYS = 30;

type At = SqlParams<{ now: DatabaseNow }>;

const daysBefore = ($: At, days: number) =>
  sql<Date>`${$.now}::timestamptz - make_interval(days => ${sql.lit(days)})`;

/** A batch of attachments that ended more than a day ago. */
export const purgeAttachments = prepare((db, $: At) =>
  db
    .deleteFrom('binding.attachment')
    .where(
      isAmong(
        db
          .selectFrom('binding.attachment')
          .select(ROW_PLACE)
          .where('expires_at', '<', daysBefore($, 1))
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('id'),
);

/** A batch of attach links that ended more than a day ago. */
export const purgeLinks = prepare((db, $: At) =>
  db
    .deleteFrom('binding.attach_link')
    .where(
      isAmong(
        db
          .selectFrom('binding.attach_link')
          .select(ROW_PLACE)
          .where('expires_at', '<', daysBefore($, 1))
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('id'),
);

/** A batch of people whose last attempt is too long ago. */
export const purgeUnlinked = prepare((db, $: At) =>
  db
    .deleteFrom('binding.unlinked_identity')
    .where(
      isAmong(
        db
          .selectFrom('binding.unlinked_identity')
          .select(ROW_PLACE)
          .where('last_tried_at', '<', daysBefore($, UNLINKED_DAYS))
          .limit(BATCH)
          .forUpdate()
          .skipLocked(),
      ),
    )
    .returning('id'),
);
