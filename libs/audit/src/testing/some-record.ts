import { newId } from '#kernel';
import type { AuditRecord } from '../document/audit-record.js';

/** A record with something in every field. */
export function someRecord(id: string, occurredAt: Date): AuditRecord {
  return {
    id,
    occurredAt,
    type: 'logon.logon.completed',
    outcome: 'success',
    reason: 'spec.reason',
    actor: { kind: 'account', id: newId() },
    targets: [{ kind: 'account', id: newId() }],
    method: 'password',
    browser: {
      ip: '203.0.113.9',
      userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    },
    phone: { ip: '203.0.113.10', userAgent: 'ScanApp/8.0' },
    correlationId: newId(),
    causationId: newId(),
    detail: { number: 1 },
  };
}
