import type { AuditDocument } from '../../document/audit-document.js';

/** Maximum number of records in a message. */
export const MOST_RECORDS = 100;

/** Number of characters after which no further record is added to a message. */
const ENOUGH_CHARACTERS = 1_000_000;

export interface Batch {
  readonly body: string;
  /** The sequence number of its last record. */
  readonly last: number;
}

/** The body of a message with as many of these records as fit; undefined: there are none. */
export function batchOf(tenant: string, records: readonly AuditDocument[]): Batch | undefined {
  const texts: string[] = [];
  let [length, last] = [0, 0];
  for (const record of records) {
    const text = JSON.stringify(record);
    texts.push(text);
    last = record.sequence;
    length += text.length;
    if (length >= ENOUGH_CHARACTERS) break;
  }
  if (texts.length === 0) return undefined;
  return { body: `{"tenant":${JSON.stringify(tenant)},"records":[${texts.join(',')}]}`, last };
}
