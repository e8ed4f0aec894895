import type { AuditExport } from './audit-export.js';

/** What all events about an export say. */
export function aboutExport({ id, format }: Pick<AuditExport, 'id' | 'format'>) {
  return { outcome: 'success' as const, targets: [{ kind: 'export' as const, id }], format };
}
