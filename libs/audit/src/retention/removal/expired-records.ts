import { Injectable } from '@nestjs/common';
import { DomainError, newId } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { endsOfLog } from '../../chain/ends-of-log.js';
import { finishRun, forgetOldRuns, insertRun } from '../../infra/retention-statements.js';
import { TruncateLog, type Cut } from './truncate-log.js';

/** Maximum number of records that one transaction removes. */
export const BATCH_OF_RECORDS = 500;

/** Removes the expired records of a tenant. */
@Injectable()
export class ExpiredRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly truncateLog: TruncateLog,
  ) {}

  /**
   * Moves the beginning of the log and starts a run.
   *
   * @returns the id of the run, or the error code that forbids to cut the log; the list of runs shows it, too
   */
  async cutOff(tenantId: string): Promise<{ readonly run: string } | { readonly refusal: string }> {
    const id = newId();
    try {
      await this.truncateLog.execute(tenantId, (transaction, cut) => beginRun(transaction, id, cut));
      return { run: id };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.refuse(tenantId, id, error.code);
      return { refusal: error.code };
    }
  }

  /** Drops a partition in which no tenant has a record to keep. Returns whether there was one. */
  async dropPartition(): Promise<boolean> {
    const [row] = await this.unitOfWork.runWithoutTenant((transaction) =>
      transaction.query<{ dropped: string | null }>('select audit.drop_partition() as dropped'),
    );
    return typeof row?.dropped === 'string';
  }

  /** Removes some of the records before the beginning. Returns their number. */
  async removeSome(tenantId: string): Promise<number> {
    const [row] = await this.unitOfWork.query<{ removed: number }>(
      tenantId,
      `select audit.remove_expired(${String(BATCH_OF_RECORDS)}) as removed`,
    );
    return row?.removed ?? 0;
  }

  /** Ends the run. Old runs are deleted; the log records what they removed. */
  async finish(tenantId: string, run: string, failure: string | null): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      await transaction.run(finishRun, { tenantId, id: run, failure });
      await transaction.run(forgetOldRuns, { tenantId });
    });
  }

  private async refuse(tenantId: string, id: string, failure: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const { first } = await endsOfLog(transaction);
      await beginRun(transaction, id, { isHeld: false, before: first, after: first });
    });
    await this.finish(tenantId, id, failure);
  }

  /** Tenants with a retention period whose last run is more than a day ago. */
  async tenantsDue(): Promise<readonly string[]> {
    const rows = await this.unitOfWork.runWithoutTenant((transaction) =>
      transaction.query<{ id: string }>('select audit.retention_due() as id'),
    );
    return rows.map(({ id }) => id);
  }
}

async function beginRun(transaction: Transaction, id: string, { isHeld, before, after }: Cut): Promise<void> {
  await transaction.run(insertRun, {
    tenantId: transaction.tenantId,
    id,
    isHeld,
    before: String(before),
    after: String(after),
  });
}
