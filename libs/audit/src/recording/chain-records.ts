import type { ChainEnd } from '../chain/chain-end.js';
import { auditDocument, type AuditDocument } from '../document/audit-document.js';
import type { AuditRecord } from '../document/audit-record.js';
import { hashOf, type UnsealedDocument } from '../document/canonical-form.js';
import type { Masking } from '../policy/masking.js';
import { deviceOf } from './device-of.js';

/** Records appended to the end of a chain, each with its number and the previous record's hash. */
export function chainRecords(
  tenant: string,
  records: readonly AuditRecord[],
  end: Pick<ChainEnd, 'sequence' | 'hash' | 'recordedAt' | 'now'>,
  masking: Masking,
): readonly AuditDocument[] {
  const documents: AuditDocument[] = [];
  let [previousHash, latest] = [end.hash, Math.max(end.recordedAt.getTime(), end.now.getTime())];
  for (const [index, record] of records.entries()) {
    // Clocks differ, but times must never go back along a chain, nor from cause to effect.
    latest = Math.max(latest, record.occurredAt.getTime());
    const unsealed = {
      ...record,
      version: 1,
      tenant,
      sequence: end.sequence + index + 1,
      occurredAt: record.occurredAt.toISOString(),
      recordedAt: new Date(latest).toISOString(),
      browser: deviceOf(record.browser, masking),
      phone: deviceOf(record.phone, masking),
      previousHash,
    };
    const document = auditDocument.parse({ ...unsealed, hash: hashOf(unsealed as UnsealedDocument) });
    documents.push(document);
    previousHash = document.hash;
  }
  return documents;
}
