import { z } from 'zod';
import { defineEvent } from '#kernel';
import { policySettings } from './policy/audit-policy.js';

/** The log keeps something else of people's devices from now on. */
export const AuditPolicyChanged = defineEvent(
  'audit.policy.changed.v1',
  z.object({ outcome: z.literal('success'), before: policySettings, after: policySettings }),
);

/** Somebody has read the log beyond the first page of today; said once for what is asked, not for every page. */
export const LogRead = defineEvent(
  'audit.log.read.v1',
  z.object({ outcome: z.literal('success'), filter: z.record(z.string(), z.unknown()) }),
);

/** Somebody has verified the log: what range of records, and the first one that is wrong, if any is. */
export const LogVerified = defineEvent(
  'audit.log.verified.v1',
  z.object({
    outcome: z.enum(['success', 'refused']),
    reason: z.string().optional(),
    from: z.int().nullable(),
    to: z.int().nullable(),
    checked: z.int(),
    firstBadSequence: z.int().nullable(),
    keptCheckpoints: z.int(),
  }),
);
