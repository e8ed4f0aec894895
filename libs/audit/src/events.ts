import * as z from 'zod';
import { defineEvent } from '#kernel';
import { EXPORT_FORMATS } from './document/manifest.js';
import { policySettings } from './policy/audit-policy.js';

/** The device policy of the log was changed. */
export const AuditPolicyChanged = defineEvent(
  'audit.policy.changed.v1',
  z.object({ outcome: z.literal('success'), before: policySettings, after: policySettings }),
  { title: { en: 'Audit policy changed', zh: '审计策略已变更' }, ocsf: 'entity-management.update' },
);

/** Somebody has read the log beyond the first page of today. Recorded once for each query, not for each page. */
export const LogRead = defineEvent(
  'audit.log.read.v1',
  z.object({ outcome: z.literal('success'), filter: z.record(z.string(), z.unknown()) }),
  { title: { en: 'Log read', zh: '查阅了审计日志' }, ocsf: 'entity-management.read' },
);

/** Somebody has verified the log. Names the range of records, and the first bad one, if any. */
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
  isHeld: z.boolean().describe('Whether the log is under legal hold by the policy that is vouched for'),
};

/** A log from before whole logs were signed was anchored as it stands. */
export const LogAdopted = defineEvent('audit.log.adopted.v1', z.object(vouchedFor), {
  title: { en: 'Log adopted as it stands', zh: '日志已按现状纳入签名保护' },
  ocsf: 'entity-management.other',
});

/** An operator has accepted, after a restore, that the log ends earlier than signed or external evidence says. */
export const RestoreAccepted = defineEvent(
  'audit.restore.accepted.v1',
  z.object({
    ...vouchedFor,
    why: z.string(),
    since: z.int().describe('Last record of which it is known that it was there before'),
    lostSequence: z.int().nullable().describe('Newest record that is known to have been there'),
  }),
  { title: { en: 'Restored log accepted', zh: '日志的恢复已被确认' }, ocsf: 'entity-management.other' },
);

/** The lock, policy and end of the log were signed again with the current key. Earlier signatures stay valid under their old keys. */
export const LogRekeyed = defineEvent(
  'audit.log.rekeyed.v1',
  z.object({ outcome: z.literal('success'), keyId: z.string() }),
  { title: { en: 'Log signed with a new key', zh: '日志已改用新密钥签名' }, ocsf: 'entity-management.other' },
);

/** The watch has found that a log is not intact. Published when it is found, and when the problem changes. */
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

/** The watch finds no problem with the log any more. */
export const LogTrusted = defineEvent('audit.log.trusted.v1', z.object({ outcome: z.literal('success') }), {
  title: { en: 'Log found intact again', zh: '日志已恢复完好' },
  ocsf: 'entity-management.other',
});

const exported = {
  outcome: z.literal('success'),
  targets: z.array(z.object({ kind: z.literal('export'), id: z.uuid() })),
  format: z.enum(EXPORT_FORMATS),
};

/** Somebody has ordered an export of the records that match a filter. */
export const ExportCreated = defineEvent(
  'audit.export.created.v1',
  z.object({ ...exported, filter: z.record(z.string(), z.unknown()) }),
  { title: { en: 'Log export requested', zh: '审计日志导出已创建' }, ocsf: 'entity-management.create' },
);

/** An export is complete, and its manifest is signed. */
export const ExportCompleted = defineEvent(
  'audit.export.completed.v1',
  z.object({ ...exported, records: z.int(), bytes: z.int(), sha256: z.string() }),
  { title: { en: 'Log export completed', zh: '审计日志导出已完成' }, ocsf: 'entity-management.other' },
);

/** An export was cancelled, and its data removed. */
export const ExportCancelled = defineEvent('audit.export.cancelled.v1', z.object(exported), {
  title: { en: 'Log export cancelled', zh: '审计日志导出已取消' },
  ocsf: 'entity-management.other',
});

/** An export has failed. */
export const ExportFailed = defineEvent(
  'audit.export.failed.v1',
  z.object({ ...exported, outcome: z.literal('refused'), reason: z.string() }),
  { title: { en: 'Log export failed', zh: '审计日志导出失败' }, ocsf: 'entity-management.other' },
);

/** A download of an export has begun. */
export const ExportDownloaded = defineEvent('audit.export.downloaded.v1', z.object(exported), {
  title: { en: 'Log export downloaded', zh: '审计日志导出文件已下载' },
  ocsf: 'entity-management.other',
});
