export { AuditModule, AuditWorkerModule } from './audit.module.js';
export { recordTypes, typeOf } from './catalogue/record-types.js';
export { keysOfLog, type KeyOfLog } from './chain/keys-of-log.js';
export { keptCheckpoints, type KeptCheckpoints } from './checkpoints/kept-checkpoints.js';
export { AuditProofModule } from './proof.module.js';
export { LogKeys } from './signing/log-keys.js';
export { LogSigner } from './signing/log-signer.js';
export type { LogVerdict } from './verification/examine.js';
export { signatureState } from './signing/signatures.js';
export { VerifyLog } from './verification/verify-log.js';
export { auditDocument, type AuditDocument } from './document/audit-document.js';
export { documentOf, ENTRY_COLUMNS, type EntryRow } from './document/entry-row.js';
export type { AuditOutcome, AuditTarget } from './document/audit-record.js';
export type { AuditPolicy, PolicySettings } from './policy/audit-policy.js';
export { ChangePolicy } from './policy/change-policy.js';
export { ReadPolicy } from './policy/read-policy.js';
export {
  AuditPolicyChanged,
  ExportCancelled,
  ExportCompleted,
  ExportCreated,
  ExportDownloaded,
  ExportFailed,
  LogAdopted,
  LogDoubted,
  LogRead,
  LogRekeyed,
  LogTrusted,
  LogVerified,
  RestoreAccepted,
} from './events.js';
export { EXPORT_FORMATS, manifestDocument, type ExportFormat, type Manifest } from './document/manifest.js';
export { ExportToStream, type ExportWish } from './export/export-to-stream.js';
export { filterQuery, type FilterQuery } from './search/filter-query.js';
export * from './retention/events.js';
export { AcceptRestore, type Accepted } from './statements/accept-restore.js';
export { AnchorLog, hasUnanchoredLogs } from './statements/anchor-log.js';
export { EndLog, type EndedLog } from './statements/end-log.js';
export { EndedLogs } from './statements/ended-logs.js';
export { RekeyLog } from './statements/rekey-log.js';
export { ChangeRetention } from './retention/change-retention.js';
export { ReleaseHold } from './retention/release-hold.js';
export { RunRetention } from './retention/removal/run-retention.js';
export type { RetentionRun, RetentionView } from './retention/retention-view.js';
export { SetHold } from './retention/set-hold.js';
export { ShowRetention } from './retention/show-retention.js';
export * from './webhook/events.js';
export { RemoveWebhook } from './webhook/remove-webhook.js';
export { ReplayWebhook } from './webhook/replay-webhook.js';
export { SetWebhook } from './webhook/set-webhook.js';
export { ShowWebhook } from './webhook/show-webhook.js';
export { TestWebhook } from './webhook/test-webhook.js';
export type { WebhookView } from './webhook/webhook-view.js';
export { AuditHttpModule } from './http/audit-http.module.js';
