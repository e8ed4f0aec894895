import type { AuditExport } from './audit-export.js';

/** The common members of all events about an export. */
export function aboutExport({ id, format }: Pick<AuditExport, 'id' | 'format'>) {
  return { outcome: 'success' as const, targets: [{ kind: 'export' as const, id }], format };
}
