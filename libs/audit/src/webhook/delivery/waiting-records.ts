import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import type { AuditDocument } from '../../document/audit-document.js';
import { documentOf, ENTRY_COLUMNS, type EntryRow } from '../../document/entry-row.js';
import { batchOf, MOST_RECORDS, type Batch } from './message-of-records.js';
import type { Destination } from './receiver.js';
import type { Message } from './signed-headers.js';

/** Milliseconds for which nobody else sends for a tenant. Longer than any exchange takes. */
export const LEASE_MS = 30_000;

/** A message that this worker, and no other, is to send now. */
export interface TakenMessage extends Message, Destination {
  readonly tenantId: string;
  /** Of this attempt. */
  readonly lease: string;
  readonly failures: number;
}

interface Row extends Destination {
  readonly next: string;
  readonly message: string | null;
  readonly last: string | null;
  readonly failures: number;
}

/** The records that wait to be sent, tenant by tenant. */
@Injectable()
export class WaitingRecords {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Tenants with something to send and nobody who does; who has waited longest comes first. */
  async tenants(): Promise<readonly string[]> {
    const rows = await this.unitOfWork.runWithoutTenant((transaction) =>
      transaction.query<{ id: string }>('select audit.webhooks_due($1) as id', [this.clock.now()]),
    );
    return rows.map(({ id }) => id);
  }

  /**
   * Takes the tenant's next message, or once more the one that was not accepted: with the same id and the same records.
   * Undefined when there is none, it is not due, or another worker has it.
   */
  async take(tenantId: string): Promise<TakenMessage | undefined> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [row] = await transaction.query<Row>(
        `select url, secret_encrypted as secret, headers_encrypted as headers, next_sequence as next, message_id as message, message_last as last,
                failures
         from audit.webhook where tenant_id = $1 and next_attempt_at <= $2
           and (leased_until is null or leased_until < clock_timestamp()) for update skip locked`,
        [tenantId, this.clock.now()],
      );
      if (row === undefined) return undefined;
      const { url, secret, headers, failures } = row;
      const again = await this.batch(transaction, Number(row.next), row.last);
      const batch = again ?? (await this.batch(transaction, Number(row.next), null));
      if (batch === undefined) return undefined;
      const id = (again === undefined ? null : row.message) ?? newId();
      const lease = newId();
      await transaction.query(
        `update audit.webhook set message_id = $2, message_last = $3, last_attempt_at = $4,
           leased_by = $5, leased_until = clock_timestamp() + make_interval(secs => $6) where tenant_id = $1`,
        [tenantId, id, batch.last, this.clock.now(), lease, LEASE_MS / 1_000],
      );
      return { tenantId, id, lease, url, secret, headers, failures, body: batch.body };
    });
  }

  /** The receiver has it. Where a replay was asked for meanwhile, that stands. */
  async accepted({ tenantId, lease }: TakenMessage): Promise<void> {
    await this.unitOfWork.ask(
      tenantId,
      `update audit.webhook set next_sequence = coalesce(message_last + 1, next_sequence), message_id = null,
         message_last = null, leased_by = null, leased_until = null, failures = 0, last_failure = null,
         accepted_at = $3
       where tenant_id = $1 and leased_by = $2`,
      [tenantId, lease, this.clock.now()],
    );
  }

  /** The receiver does not have it. */
  async failed({ tenantId, lease }: TakenMessage, failure: string, pauseSeconds: number): Promise<void> {
    await this.unitOfWork.ask(
      tenantId,
      `update audit.webhook set leased_by = null, leased_until = null, failures = failures + 1, last_failure = $3,
         next_attempt_at = $4::timestamptz + make_interval(secs => $5)
       where tenant_id = $1 and leased_by = $2`,
      [tenantId, lease, failure, this.clock.now(), pauseSeconds],
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
