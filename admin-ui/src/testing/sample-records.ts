import type { AuditRecord } from '../app/api/generated/models/audit-record';

/** A record of the log. Missing values, such as the phone, are null, which the generated types do not allow. */
export function sampleRecord(sequence: number, change: Partial<AuditRecord> = {}): AuditRecord {
  return {
    version: 1,
    tenant: 'a-tenant',
    id: `record-${String(sequence)}`,
    sequence,
    type: 'binding.binding.ended',
    occurredAt: '2026-11-27T08:00:00Z',
    recordedAt: '2026-11-27T08:00:01Z',
    outcome: 'success',
    reason: null,
    method: null,
    actor: { kind: 'account', id: '00000000-0000-7000-8000-00000000beef' },
    targets: [{ kind: 'binding', id: '00000000-0000-7000-8000-00000000cafe' }],
    browser: { ip: '192.0.2.7', userAgent: null, name: 'Firefox', os: 'Linux' },
    phone: null as never,
    detail: {},
    correlationId: 'an-act',
    causationId: null,
    previousHash: 'before',
    hash: `hash-${String(sequence)}`,
    ...change,
  };
}
