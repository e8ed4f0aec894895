import { Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { RetentionRan } from '../events.js';

/** Records that one transaction removes at most. */
export const BATCH_OF_RECORDS = 500;

/** Runs that are kept of each tenant. */
const KEPT_RUNS = 100;

interface Cut {
  readonly isHeld: boolean;
  readonly before: string;
  readonly after: string;
}

/** What has left the log of a tenant by its age. The database decides what that is (`m0016-audit-retention`). */
@Injectable()
export class ExpiredRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** Moves the beginning of the log to behind the newest checkpoint that is old enough. Gives the id of the run. */
  async cutOff(tenantId: string): Promise<string> {
    const id = newId();
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const [cut] = await transaction.query<Cut>(
        `select is_held as "isHeld", first_before as before, first_after as after from audit.expire_records()`,
      );
      const [before, after] = [Number(cut?.before), Number(cut?.after)];
      await transaction.query(
        `insert into audit.retention_run (tenant_id, id, is_held, first_before, first_after)
         values ($1, $2, $3, $4, $5)`,
        [tenantId, id, cut?.isHeld ?? false, before, after],
      );
      if (after === before) return;
      this.events.publish(transaction, RetentionRan, {
        outcome: 'success',
        before: { firstSequence: before },
        after: { firstSequence: after },
        removed: after - before,
      });
    });
    return id;
  }

  /** Removes a partition of the log in which no tenant has a record that it keeps. Gives whether there was one. */
  async dropPartition(): Promise<boolean> {
    const [row] = await this.unitOfWork.runWithoutTenant((transaction) =>
      transaction.query<{ dropped: string | null }>('select audit.drop_partition() as dropped'),
    );
    return typeof row?.dropped === 'string';
  }

  /** Removes some of the records before the beginning. Gives their number. */
  async removeSome(tenantId: string): Promise<number> {
    const [row] = await this.unitOfWork.ask<{ removed: number }>(
      tenantId,
      `select audit.remove_expired(${String(BATCH_OF_RECORDS)}) as removed`,
    );
    return row?.removed ?? 0;
  }

  /** The run has ended. Old ones are forgotten; what they removed stands in the log. */
  async finish(tenantId: string, run: string, failure: string | null): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      await transaction.query(
        `update audit.retention_run set finished_at = clock_timestamp(), failure = $3
         where tenant_id = $1 and id = $2`,
        [tenantId, run, failure],
      );
      await transaction.query(
        `delete from audit.retention_run where tenant_id = $1 and id not in (
           select id from audit.retention_run where tenant_id = $1 order by started_at desc
           limit ${String(KEPT_RUNS)})`,
        [tenantId],
      );
    });
  }

  /** Tenants that remove old records and have not done so for a day. */
  async tenantsDue(): Promise<readonly string[]> {
    const rows = await this.unitOfWork.runWithoutTenant((transaction) =>
      transaction.query<{ id: string }>('select audit.retention_due() as id'),
    );
    return rows.map(({ id }) => id);
  }
}
