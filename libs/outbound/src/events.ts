import * as z from 'zod';
import { defineEvent } from '#kernel';
import { THRESHOLDS } from './domain/threshold.js';

const targets = z.array(z.object({ kind: z.string(), id: z.string(), label: z.string() }));
const count = z.number().int();

const pair = {
  outcome: z.literal('success'),
  connectionId: z.uuid(),
  pairId: z.uuid(),
  groupId: z.uuid().nullable(),
  unitId: z.uuid(),
  isNew: z.boolean(),
  targets,
};

/** A group was paired with a department, so that the people of both are compared. */
export const PairAdded = defineEvent('outbound.pair.added.v1', z.object(pair), {
  title: { en: 'Pair for the comparison added', zh: '对照关系已添加' },
  ocsf: 'entity-management.create',
});

/** A pair was removed: on request, or because its group or its department no longer exists. */
export const PairRemoved = defineEvent(
  'outbound.pair.removed.v1',
  z.object({ ...pair, because: z.enum(['asked', 'group_deleted', 'unit_removed']) }),
  {
    title: { en: 'Pair for the comparison removed', zh: '对照关系已移除' },
    ocsf: 'entity-management.delete',
  },
);

/** The people of paired groups were compared with those of the source. Nothing was written to it. */
export const Compared = defineEvent(
  'outbound.comparison.made.v1',
  z.object({
    outcome: z.literal('success'),
    connectionId: z.uuid(),
    comparisonId: z.uuid(),
    pairs: count,
    counts: z.object({
      creates: count,
      updates: count,
      moves: count,
      disables: count,
      unchanged: count,
      conflicts: count,
      units: count.describe('Departments that are not as their pairs ask for'),
    }),
    passed: z.enum(THRESHOLDS).nullable().describe('The threshold that the people to disable pass'),
    targets,
  }),
  {
    title: { en: 'Accounts compared with the organisation', zh: '账号已与通讯录对照' },
    ocsf: 'account-change.other',
  },
);
