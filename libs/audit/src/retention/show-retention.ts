import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { endsOfLog } from '../chain/ends-of-log.js';
import { newestRuns } from '../infra/retention-statements.js';
import { readPolicy } from '../policy/log-policy.js';
import type { RetentionState } from './retention-view.js';

/** Shows the retention period of a tenant's log, and the last runs. */
@Injectable()
export class ShowRetention {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(tenantId: string): Promise<RetentionState> {
    return this.unitOfWork.run(tenantId, (transaction) => this.executeIn(transaction));
  }

  /** The same within a transaction that has changed it. */
  async executeIn(transaction: Transaction): Promise<RetentionState> {
    const { retentionDays, hold, revision } = await readPolicy(transaction);
    const { tenantId } = transaction;
    const { first, last } = await endsOfLog(transaction);
    const runs = await transaction.run(newestRuns, { tenantId });
    return {
      retentionDays,
      hold,
      revision,
      firstSequence: first,
      lastSequence: last,
      runs: runs.map(({ before, after, ...run }) => ({
        ...run,
        firstSequence: after,
        removed: after - before,
      })),
    };
  }
}
