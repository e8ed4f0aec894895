export { AuditWorkerModule } from './audit.module.js';
export { auditDocument, type AuditDocument } from './document/audit-document.js';
export { documentOf, ENTRY_COLUMNS, type EntryRow } from './document/entry-row.js';
export type { AuditOutcome, AuditTarget } from './document/audit-record.js';
export { LogRead } from './events.js';
export { AuditHttpModule } from './http/audit-http.module.js';
