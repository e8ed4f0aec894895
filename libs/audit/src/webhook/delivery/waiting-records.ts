import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import type { Transaction } from '#database';
import type { AuditDocument } from '../../document/audit-document.js';
import { documentOf, type EntryRow } from '../../document/entry-row.js';
import { RECORDS_BETWEEN } from '../../infra/entry-sql.js';
import { dueWebhook, noteAccepted, noteMessage, noteRefused } from '../../infra/message-statements.js';
import { batchOf, type Batch } from './message-of-records.js';
import type { Destination } from './receiver.js';
import type { Message } from './signed-headers.js';

/** The message to send now. */
export interface TakenMessage extends Message, Destination {
  readonly tenantId: string;
  /** The number of attempts since the last accepted message, including this one. */
  readonly attempts: number;
}

/** The records of a tenant that wait to be sent. */
@Injectable()
export class WaitingRecords {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Takes the tenant's next message. A message that was not accepted is repeated with the same id and records. Undefined: there is none, or it is not due.
   */
  async take(transaction: Transaction): Promise<TakenMessage | undefined> {
    const tenantId = transaction.tenantId;
    const now = this.clock.now();
    const [row] = await transaction.run(dueWebhook, { tenantId, now });
    if (row === undefined) return undefined;
    const { url, secret, headers, failures } = row;
    const again = await this.batch(transaction, Number(row.next), row.last);
    const batch = again ?? (await this.batch(transaction, Number(row.next), null));
    if (batch === undefined) return undefined;
    const id = (again === undefined ? null : row.message) ?? newId();
    await transaction.run(noteMessage, { tenantId, id, last: String(batch.last), now });
    return { tenantId, id, url, secret, headers, attempts: failures + 1, body: batch.body };
  }

  /** Records that the receiver has accepted the message. A replay requested meanwhile takes precedence. */
  async accepted(transaction: Transaction, { tenantId, id }: TakenMessage): Promise<void> {
    await transaction.run(noteAccepted, { tenantId, id, now: this.clock.now() });
  }

  /** Records that the receiver has not accepted the message. */
  async failed(
    transaction: Transaction,
    { tenantId, id }: TakenMessage,
    failure: string,
    pauseSeconds: number,
  ): Promise<void> {
    await transaction.run(noteRefused, { tenantId, id, failure, pauseSeconds, now: this.clock.now() });
  }

  /** @param last the last record of a repeated message; records that retention has removed since are left out */
  private async batch(
    transaction: Transaction,
    next: number,
    last: string | null,
  ): Promise<Batch | undefined> {
    const to = last ?? Number.MAX_SAFE_INTEGER;
    const rows = await transaction.query<EntryRow>(RECORDS_BETWEEN, [next, to]);
    const records: readonly AuditDocument[] = rows.map(documentOf);
    return batchOf(transaction.tenantId, records);
  }
}
