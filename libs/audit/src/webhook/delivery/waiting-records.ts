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

/** A message that is to be sent now. */
export interface TakenMessage extends Message, Destination {
  readonly tenantId: string;
  /** At any message since the last one that was accepted, with this one. */
  readonly attempts: number;
}

/** The records that wait to be sent for a tenant. */
@Injectable()
export class WaitingRecords {
  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /**
   * Takes the tenant's next message, or once more the one that was not accepted: with the same id and the same records.
   * Undefined when there is none, or it is not due.
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

  /** The receiver has it. Where a replay was asked for meanwhile, that stands. */
  async accepted(transaction: Transaction, { tenantId, id }: TakenMessage): Promise<void> {
    await transaction.run(noteAccepted, { tenantId, id, now: this.clock.now() });
  }

  /** The receiver does not have it. */
  async failed(
    transaction: Transaction,
    { tenantId, id }: TakenMessage,
    failure: string,
    pauseSeconds: number,
  ): Promise<void> {
    await transaction.run(noteRefused, { tenantId, id, failure, pauseSeconds, now: this.clock.now() });
  }

  /** @param last of a message that was made before; what retention has removed since is not in it any more */
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
