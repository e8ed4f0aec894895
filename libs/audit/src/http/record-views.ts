import * as z from 'zod';
import { cursorTo, pageViewOf } from '#http';
import { auditDocument, type AuditDocument } from '../document/audit-document.js';
import type { LogPage, PagePosition } from '../search/find-records.js';
import type { ShownRecord } from '../search/show-record.js';

const record = auditDocument
  .extend({ detail: z.record(z.string(), z.unknown()).describe('All other data of the event') })
  .meta({ id: 'AuditRecord' });

const summary = auditDocument
  .pick({ sequence: true, id: true, occurredAt: true, type: true, outcome: true, causationId: true })
  .meta({ id: 'AuditRecordSummary' });

const link = auditDocument
  .pick({ sequence: true, occurredAt: true, type: true, outcome: true, previousHash: true, hash: true })
  .meta({ id: 'AuditRecordLink' })
  .nullable();

/** A page of the log, newest first. */
export const logPageView = pageViewOf(record)
  .extend({
    newer: z
      .string()
      .nullable()
      .describe('Value for `after` to get records newer than this page, now or later; null: there is none'),
  })
  .meta({ id: 'AuditRecordPage' });

/** The number of matching records. */
export const countView = z
  .object({
    count: z.int().min(0),
    isExact: z.boolean().describe('False above 10,000: the number is then an estimate'),
  })
  .meta({ id: 'AuditRecordCount' });

/** A record with its neighbours and its causes. */
export const recordView = z
  .object({
    record,
    chain: z.object({
      previous: link.describe('The previous record; null if it is no longer kept'),
      next: link.describe('The next record; null at the end of the log'),
      isHashRight: z.boolean().describe('Whether the hash matches the record'),
      isLinked: z
        .boolean()
        .describe(
          'Whether the record holds the hash of the previous record, and the next record holds its hash',
        ),
    }),
    causes: z.array(summary).describe('The events that led to this one, nearest first'),
    sameAct: z
      .array(summary)
      .describe('Records that the same action caused, this one included, oldest first; at most 100'),
  })
  .meta({ id: 'AuditRecordShown' });

/** The view of a page. An empty page of newer records keeps the requested position, so that a client can poll from it. */
export function viewOfPage(
  { records, hasMore }: LogPage,
  { before, after }: Pick<PagePosition, 'before' | 'after'>,
): z.output<typeof logPageView> {
  const [newest, oldest] = [records[0], records.at(-1)].map((record) => record && positionOf(record));
  const isNewer = before === undefined && after !== undefined;
  return {
    items: [...records],
    next: oldest !== undefined && (isNewer || hasMore) ? oldest : null,
    newer:
      newest ??
      (after === undefined ? null : cursorTo([after.occurredAt.toISOString(), Number(after.sequence)])),
  };
}

function positionOf({ occurredAt, sequence }: AuditDocument): string {
  return cursorTo([occurredAt, sequence]);
}

/** The view of a record with its neighbours and its causes. */
export function viewOfRecord(shown: ShownRecord): z.output<typeof recordView> {
  const { record: shownRecord, previous, next, isHashRight } = shown;
  return {
    record: shownRecord,
    chain: {
      previous: linkOf(previous),
      next: linkOf(next),
      isHashRight,
      isLinked:
        (previous === null || previous.hash === shownRecord.previousHash) &&
        (next === null || next.previousHash === shownRecord.hash),
    },
    causes: shown.causes.map(summaryOf),
    sameAct: shown.sameAct.map(summaryOf),
  };
}

function linkOf(document: AuditDocument | null): z.output<typeof link> {
  if (document === null) return null;
  const { sequence, occurredAt, type, outcome, previousHash, hash } = document;
  return { sequence, occurredAt, type, outcome, previousHash, hash };
}

function summaryOf({
  sequence,
  id,
  occurredAt,
  type,
  outcome,
  causationId,
}: AuditDocument): z.output<typeof summary> {
  return { sequence, id, occurredAt, type, outcome, causationId };
}
