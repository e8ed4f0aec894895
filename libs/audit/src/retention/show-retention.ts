import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { readPolicy } from '../policy/log-policy.js';
import type { RetentionRun, RetentionState } from './retention-view.js';

/** Runs that are shown. */
const SHOWN = 10;

interface RunRow extends Omit<RetentionRun, 'firstSequence' | 'removed'> {
  readonly before: string;
  readonly after: string;
}

/** Shows how long a tenant keeps its log, and the last runs. */
@Injectable()
export class ShowRetention {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async execute(tenantId: string): Promise<RetentionState> {
    return this.unitOfWork.run(tenantId, (transaction) => this.within(transaction));
  }

  /** The same inside of a transaction that has changed it. */
  async within(transaction: Transaction): Promise<RetentionState> {
    const { retentionDays, hold, revision } = await readPolicy(transaction);
    const [chain] = await transaction.query<{ first: string; last: string }>(
      'select first_sequence as first, last_sequence as last from audit.chain where tenant_id = $1',
      [transaction.tenantId],
    );
    const runs = await transaction.query<RunRow>(
      `select started_at as "startedAt", finished_at as "finishedAt", is_held as "isHeld", first_before as before,
              first_after as after, failure
       from audit.retention_run where tenant_id = $1 order by started_at desc limit ${String(SHOWN)}`,
      [transaction.tenantId],
    );
    return {
      ...{ retentionDays, hold, revision },
      firstSequence: Number(chain?.first ?? 1),
      lastSequence: Number(chain?.last ?? 0),
      runs: runs.map(({ before, after, ...run }) => ({
        ...run,
        firstSequence: Number(after),
        removed: Number(after) - Number(before),
      })),
    };
  }
}
