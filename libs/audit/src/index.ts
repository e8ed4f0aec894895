export { AuditModule, AuditWorkerModule } from './audit.module.js';
export type { AuditDevice, AuditOutcome, AuditRecord, AuditTarget } from './audit-record.js';
export { AuditRecords, type AuditPosition } from './audit-records.js';
