import { z } from 'zod';
import { defineEvent } from '#kernel';
import { EXPORT_FORMATS } from './document/manifest.js';
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

const vouchedFor = {
  outcome: z.literal('success'),
  firstSequence: z.int(),
  lastSequence: z.int(),
  retentionDays: z.int().nullable(),
  isHeld: z.boolean().describe('Whether the log is under legal hold by the policy that is vouched for'),
};

/** A log that was there before logs were signed as a whole is vouched for from now on, as it stands. */
export const LogAdopted = defineEvent('audit.log.adopted.v1', z.object(vouchedFor));

/** An operator has accepted that the log ends earlier than what is signed or kept elsewhere says: after a restore. */
export const RestoreAccepted = defineEvent(
  'audit.restore.accepted.v1',
  z.object({
    ...vouchedFor,
    why: z.string(),
    since: z.int().describe('Last record of which it is known that it was there before'),
    lostSequence: z.int().nullable().describe('Newest record that is known to have been there'),
  }),
);

/** The log's lock, policy and end are under the key in use; what was signed by other keys is still checked by them. */
export const LogRekeyed = defineEvent(
  'audit.log.rekeyed.v1',
  z.object({ outcome: z.literal('success'), keyId: z.string() }),
);

/** The worker has found that the log is not intact; said when it is found, and when something else is. */
export const LogDoubted = defineEvent(
  'audit.log.doubted.v1',
  z.object({
    outcome: z.literal('refused'),
    reason: z.string(),
    firstBadSequence: z.int().nullable(),
    finding: z.string().describe('One English sentence'),
  }),
);

/** The worker finds nothing wrong with the log any more. */
export const LogTrusted = defineEvent('audit.log.trusted.v1', z.object({ outcome: z.literal('success') }));

const exported = {
  outcome: z.literal('success'),
  targets: z.array(z.object({ kind: z.literal('export'), id: z.uuid() })),
  format: z.enum(EXPORT_FORMATS),
};

/** Somebody wants the records that a filter asks for as a file. */
export const ExportCreated = defineEvent(
  'audit.export.created.v1',
  z.object({ ...exported, filter: z.record(z.string(), z.unknown()) }),
);

/** An export was written to its end; its manifest is signed. */
export const ExportCompleted = defineEvent(
  'audit.export.completed.v1',
  z.object({ ...exported, records: z.int(), bytes: z.int(), sha256: z.string() }),
);

/** Somebody no longer wants an export. What was written of it is removed. */
export const ExportCancelled = defineEvent('audit.export.cancelled.v1', z.object(exported));

/** An export could not be made. */
export const ExportFailed = defineEvent(
  'audit.export.failed.v1',
  z.object({ ...exported, outcome: z.literal('refused'), reason: z.string() }),
);

/** A download of an export has begun. */
export const ExportDownloaded = defineEvent('audit.export.downloaded.v1', z.object(exported));
