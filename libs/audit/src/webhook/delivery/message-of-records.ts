import type { AuditDocument } from '../../document/audit-document.js';

/** Records in a message at most. */
export const MOST_RECORDS = 100;

/** Characters of a message, from which on no further record is added to it. */
const ENOUGH_CHARACTERS = 1_000_000;

export interface Batch {
  readonly body: string;
  /** Sequence number of the last record in it. */
  readonly last: number;
}

/** The body of a message with the first of these records, as many as go into one; undefined when there are none. */
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
