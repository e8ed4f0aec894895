import * as z from 'zod';
import { cursorTo, pageViewOf } from '#http';
import { auditDocument, type AuditDocument } from '../document/audit-document.js';
import type { LogPage, PageWish } from '../search/find-records.js';
import type { ShownRecord } from '../search/show-record.js';

const record = auditDocument
  .extend({ detail: z.record(z.string(), z.unknown()).describe('Everything else that the event says') })
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
      .describe('`after` of what is newer than this page, which may come yet; null while there is nothing'),
  })
  .meta({ id: 'AuditRecordPage' });

/** The number of matching records. */
export const countView = z
  .object({
    count: z.int().min(0),
    isExact: z.boolean().describe('False beyond 10,000: then the number is an estimate'),
  })
  .meta({ id: 'AuditRecordCount' });

/** A record with its neighbours and its causes. */
export const recordView = z
  .object({
    record,
    chain: z.object({
      previous: link.describe('The record before it; null when that is not kept any more'),
      next: link.describe('The record after it; null at the end of the log'),
      isHashRight: z.boolean().describe('Whether the hash is that of the record as it stands'),
      isLinked: z
        .boolean()
        .describe('Whether it names the hash of the one before, and the one after names its hash'),
    }),
    causes: z.array(summary).describe('What it is a reaction to, nearest first'),
    sameAct: z
      .array(summary)
      .describe('What the same act set off, oldest first, itself included; at most 100'),
  })
  .meta({ id: 'AuditRecordShown' });

/** The view of a page. An empty page of newer records keeps the requested position, so that a client can poll from it. */
export function viewOfPage(
  { records, hasMore }: LogPage,
  { before, after }: Pick<PageWish, 'before' | 'after'>,
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
