import { z } from 'zod';
import { defineEvent } from '#kernel';

const period = z.object({ retentionDays: z.int().nullable() });
const hold = z.object({ reason: z.string() });
const beginning = z.object({ firstSequence: z.int() });

/** Records are kept for another number of days from now on; null is for ever. */
export const RetentionChanged = defineEvent(
  'audit.retention.changed.v1',
  z.object({ outcome: z.literal('success'), before: period, after: period }),
);

/** Nothing is removed from the log until the hold is released, however old it is. */
export const HoldSet = defineEvent(
  'audit.hold.set.v1',
  z.object({ outcome: z.literal('success'), before: z.null(), after: hold }),
);

/** Old records may be removed again. */
export const HoldReleased = defineEvent(
  'audit.hold.released.v1',
  z.object({ outcome: z.literal('success'), before: hold, after: z.null(), why: z.string() }),
);

/** Records that were older than the tenant keeps them have left the log, as a whole stretch up to a checkpoint. */
export const RetentionRan = defineEvent(
  'audit.retention.ran.v1',
  z.object({
    outcome: z.literal('success'),
    before: beginning,
    after: beginning,
    removed: z.int().describe('Number of records'),
  }),
);
