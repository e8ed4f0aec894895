import { createHash } from 'node:crypto';
import { documentOf, ENTRY_COLUMNS, type AuditDocument, type EntryRow } from '#audit';
import { until } from '#testing';
import type { Product } from '../../harness/start-product.js';

/** A ticket as stored; its state is `created` until a person scans it, even after it has expired. */
export interface StoredTicket {
  readonly id: string;
  readonly state: string;
  readonly end_reason: string | null;
  readonly subject: string | null;
}

/** The ticket of the phone's path `/q/<opaque>`. */
export async function ticketOf(product: Product, path: string): Promise<StoredTicket> {
  const hash = createHash('sha256').update(path.replace('/q/', '')).digest();
  const [ticket] = await product.sql<StoredTicket & Record<string, unknown>>(
    `select id, state, end_reason, subject from qr_logon.ticket where scan_hash = $1
     union all select id, case when end_reason is null then 'created' else 'cancelled' end, end_reason, null
       from qr_logon.waiting_code where scan_hash = $1`,
    [hash],
  );
  if (ticket === undefined) throw new Error('No such ticket');
  return ticket;
}

/** Number of rows in a table that meet the condition. */
export async function count(product: Product, table: string, where = 'true'): Promise<number> {
  const [row] = await product.sql<{ n: number }>(`select count(*)::int as n from ${table} where ${where}`);
  return row?.n ?? 0;
}

/** Waits until the worker has delivered all events so far: from then on a new record belongs to a new event. */
export async function untilDelivered(product: Product): Promise<void> {
  await until(async () => (await count(product, 'messaging.outbox', 'drained_at is null')) === 0);
}

/** Number of sessions that have not been ended. */
export function openSessions(product: Product): Promise<number> {
  return count(product, 'logon.session', 'ended_at is null');
}

/** Audit records of a type, oldest first. */
export async function auditRows(product: Product, type: string): Promise<AuditDocument[]> {
  const rows = await product.sql<EntryRow & Record<string, unknown>>(
    `select ${ENTRY_COLUMNS} from audit.record where type = $1 order by record.sequence`,
    [type],
  );
  return rows.map(documentOf);
}

/** Waits until the log has a record of a type that meets the condition, and gives it. */
export async function auditRow(
  product: Product,
  type: string,
  matches: (row: AuditDocument) => boolean = () => true,
): Promise<AuditDocument> {
  let found: AuditDocument | undefined;
  await until(async () => {
    found = (await auditRows(product, type)).find(matches);
    return found !== undefined;
  });
  if (found === undefined) throw new Error('It was there a moment ago');
  return found;
}

/** Reasons of the ticket's replays that have been published so far, whether or not the worker has recorded them. */
export async function replaysOf(product: Product, ticketId: string): Promise<readonly string[]> {
  const rows = await product.sql<{ reason: string }>(
    `select payload->>'reason' as reason from messaging.outbox
     where name = 'qr-logon.ticket.replayed.v1' and payload->>'ticketId' = $1 order by position`,
    [ticketId],
  );
  return rows.map(({ reason }) => reason);
}
