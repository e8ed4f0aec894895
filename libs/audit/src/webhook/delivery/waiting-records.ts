import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import type { Transaction } from '#database';
import type { AuditDocument } from '../../document/audit-document.js';
import { documentOf, ENTRY_COLUMNS, type EntryRow } from '../../document/entry-row.js';
import { batchOf, MOST_RECORDS, type Batch } from './message-of-records.js';
import type { Destination } from './receiver.js';
import type { Message } from './signed-headers.js';

/** A message that is to be sent now. */
export interface TakenMessage extends Message, Destination {
  readonly tenantId: string;
  /** At any message since the last one that was accepted, with this one. */
  readonly attempts: number;
}

interface Row extends Destination {
  readonly next: string;
  readonly message: string | null;
  readonly last: string | null;
  readonly failures: number;
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
    const [row] = await transaction.query<Row>(
      `select url, secret_encrypted as secret, headers_encrypted as headers, next_sequence as next, message_id as message,
         message_last as last, failures
       from audit.webhook where tenant_id = $1 and next_attempt_at <= $2 for update`,
      [tenantId, this.clock.now()],
    );
    if (row === undefined) return undefined;
    const { url, secret, headers, failures } = row;
    const again = await this.batch(transaction, Number(row.next), row.last);
    const batch = again ?? (await this.batch(transaction, Number(row.next), null));
    if (batch === undefined) return undefined;
    const id = (again === undefined ? null : row.message) ?? newId();
    await transaction.query(
      'update audit.webhook set message_id = $2, message_last = $3, last_attempt_at = $4 where tenant_id = $1',
      [tenantId, id, batch.last, this.clock.now()],
    );
    return { tenantId, id, url, secret, headers, attempts: failures + 1, body: batch.body };
  }

  /** The receiver has it. Where a replay was asked for meanwhile, that stands. */
  async accepted(transaction: Transaction, { tenantId, id }: TakenMessage): Promise<void> {
    await transaction.query(
      `update audit.webhook set next_sequence = message_last + 1, message_id = null, message_last = null, failures = 0,
         last_failure = null, accepted_at = $3
       where tenant_id = $1 and message_id = $2`,
      [tenantId, id, this.clock.now()],
    );
  }

  /** The receiver does not have it. */
  async failed(
    transaction: Transaction,
    { tenantId, id }: TakenMessage,
    failure: string,
    pauseSeconds: number,
  ): Promise<void> {
    await transaction.query(
      `update audit.webhook set failures = failures + 1, last_failure = $3,
         next_attempt_at = $4::timestamptz + make_interval(secs => $5)
       where tenant_id = $1 and message_id = $2`,
      [tenantId, id, failure, this.clock.now(), pauseSeconds],
    );
  }

  /** @param last of a message that was made before; what retention has removed since is not in it any more */
  private async batch(
    transaction: Transaction,
    next: number,
    last: string | null,
  ): Promise<Batch | undefined> {
    const rows = await transaction.query<EntryRow>(
      `select ${ENTRY_COLUMNS} from audit.entry
       where sequence >= $1 and sequence <= $2 order by sequence limit ${String(MOST_RECORDS)}`,
      [next, last ?? Number.MAX_SAFE_INTEGER],
    );
    const records: readonly AuditDocument[] = rows.map(documentOf);
    return batchOf(transaction.tenantId, records);
  }
}
