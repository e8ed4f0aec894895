import * as z from 'zod';
import { defineEvent } from '#kernel';

const period = z.object({ retentionDays: z.int().nullable() });
const hold = z.object({ reason: z.string() });
const beginning = z.object({ firstSequence: z.int() });

/** The retention period was changed; null: forever. */
export const RetentionChanged = defineEvent(
  'audit.retention.changed.v1',
  z.object({ outcome: z.literal('success'), before: period, after: period }),
  { title: { en: 'Retention period changed', zh: '日志保留期已变更' }, ocsf: 'entity-management.update' },
);

/** The log was put under legal hold: nothing is removed until the hold is released. */
export const HoldSet = defineEvent(
  'audit.hold.set.v1',
  z.object({ outcome: z.literal('success'), before: z.null(), after: hold }),
  { title: { en: 'Legal hold set', zh: '法律保全已设置' }, ocsf: 'entity-management.other' },
);

/** The legal hold was released: old records may be removed again. */
export const HoldReleased = defineEvent(
  'audit.hold.released.v1',
  z.object({ outcome: z.literal('success'), before: hold, after: z.null(), why: z.string() }),
  { title: { en: 'Legal hold released', zh: '法律保全已解除' }, ocsf: 'entity-management.other' },
);

/** Expired records were removed, as one continuous range up to a checkpoint. */
export const RetentionRan = defineEvent(
  'audit.retention.ran.v1',
  z.object({
    outcome: z.literal('success'),
    before: beginning,
    after: beginning,
    removed: z.int().describe('Number of records'),
  }),
  { title: { en: 'Old records removed', zh: '过期审计记录已清除' }, ocsf: 'entity-management.other' },
);
