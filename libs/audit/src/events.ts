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

/** The database was restored from a backup, and the operator says so: what had been recorded after `keptTo` is lost. */
export const LogRestored = defineEvent(
  'audit.log.restored.v1',
  z.object({ outcome: z.literal('success'), reason: z.string(), keptTo: z.int() }),
);

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
