import * as z from 'zod';
import { defineEvent } from '#kernel';
import { EXPORT_FORMATS } from './document/manifest.js';
import { policySettings } from './policy/audit-policy.js';

/** The audit policy was changed: in which form the log keeps IP addresses and user agents. */
export const AuditPolicyChanged = defineEvent(
  'audit.policy.changed.v1',
  z.object({ outcome: z.literal('success'), before: policySettings, after: policySettings }),
  { title: { en: 'Audit policy changed', zh: '审计策略已变更' }, ocsf: 'entity-management.update' },
);

/** Somebody read the log beyond the first page of today. Published once per query, not for every page. */
export const LogRead = defineEvent(
  'audit.log.read.v1',
  z.object({ outcome: z.literal('success'), filter: z.record(z.string(), z.unknown()) }),
  { title: { en: 'Log read', zh: '查阅了审计日志' }, ocsf: 'entity-management.read' },
);

/** Somebody verified the log. The event holds the range of records and the first wrong one, if any. */
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
  { title: { en: 'Log verified', zh: '日志已校验' }, ocsf: 'entity-management.other' },
);

const vouchedFor = {
  outcome: z.literal('success'),
  firstSequence: z.int(),
  lastSequence: z.int(),
  retentionDays: z.int().nullable(),
  isHeld: z.boolean().describe('Whether the policy that is vouched for puts the log under legal hold'),
};

/** A log from before logs were signed as a whole was adopted as it stands. It is vouched for from now on. */
export const LogAdopted = defineEvent('audit.log.adopted.v1', z.object(vouchedFor), {
  title: { en: 'Log adopted as it stands', zh: '日志已按现状纳入签名保护' },
  ocsf: 'entity-management.other',
});

/** After a restore, an operator accepted that the log ends earlier than its signed end or a checkpoint kept elsewhere says. */
export const RestoreAccepted = defineEvent(
  'audit.restore.accepted.v1',
  z.object({
    ...vouchedFor,
    why: z.string(),
    since: z.int().describe('Last record that is known to have existed before'),
    lostSequence: z.int().nullable().describe('Newest record that is known to have existed'),
  }),
  { title: { en: 'Restored log accepted', zh: '日志的恢复已被确认' }, ocsf: 'entity-management.other' },
);

/** The log's lock, policy and end were signed with the current key. What earlier keys signed is still verified with those. */
export const LogRekeyed = defineEvent(
  'audit.log.rekeyed.v1',
  z.object({ outcome: z.literal('success'), keyId: z.string() }),
  { title: { en: 'Log signed with a new key', zh: '日志已改用新密钥签名' }, ocsf: 'entity-management.other' },
);

/** The worker found that the log is not intact. Published at the first finding and whenever the finding changes. */
export const LogDoubted = defineEvent(
  'audit.log.doubted.v1',
  z.object({
    outcome: z.literal('refused'),
    reason: z.string(),
    firstBadSequence: z.int().nullable(),
    finding: z.string().describe('One English sentence'),
  }),
  {
    title: { en: 'Log found not to be intact', zh: '发现日志不完整或被篡改' },
    ocsf: 'entity-management.other',
  },
);

/** The worker no longer finds anything wrong with the log. */
export const LogTrusted = defineEvent('audit.log.trusted.v1', z.object({ outcome: z.literal('success') }), {
  title: { en: 'Log found intact again', zh: '日志已恢复完好' },
  ocsf: 'entity-management.other',
});

const exported = {
  outcome: z.literal('success'),
  targets: z.array(z.object({ kind: z.literal('export'), id: z.uuid() })),
  format: z.enum(EXPORT_FORMATS),
};

/** Somebody requested an export of the records that match a filter. */
export const ExportCreated = defineEvent(
  'audit.export.created.v1',
  z.object({ ...exported, filter: z.record(z.string(), z.unknown()) }),
  { title: { en: 'Log export requested', zh: '审计日志导出已创建' }, ocsf: 'entity-management.create' },
);

/** An export was completed, and its manifest is signed. */
export const ExportCompleted = defineEvent(
  'audit.export.completed.v1',
  z.object({ ...exported, records: z.int(), bytes: z.int(), sha256: z.string() }),
  { title: { en: 'Log export completed', zh: '审计日志导出已完成' }, ocsf: 'entity-management.other' },
);

/** Somebody cancelled an export. What was already written is removed. */
export const ExportCancelled = defineEvent('audit.export.cancelled.v1', z.object(exported), {
  title: { en: 'Log export cancelled', zh: '审计日志导出已取消' },
  ocsf: 'entity-management.other',
});

/** An export failed. */
export const ExportFailed = defineEvent(
  'audit.export.failed.v1',
  z.object({ ...exported, outcome: z.literal('refused'), reason: z.string() }),
  { title: { en: 'Log export failed', zh: '审计日志导出失败' }, ocsf: 'entity-management.other' },
);

/** A download of an export started. */
export const ExportDownloaded = defineEvent('audit.export.downloaded.v1', z.object(exported), {
  title: { en: 'Log export downloaded', zh: '审计日志导出文件已下载' },
  ocsf: 'entity-management.other',
});
