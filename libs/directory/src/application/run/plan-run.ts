import { Injectable } from '@nestjs/common';
import type { DirectorySettings } from '../../domain/settings.js';
import { passedThreshold } from '../../domain/threshold.js';
import { countChanges } from '../../infra/count-statements.js';
import { markUnconfirmedLeavers } from '../../infra/leaver-statements.js';
import { noteDrift } from '../../incremental-sync/drift-statements.js';
import { countKnown, planMissing, planRead, removeChanges } from '../../infra/plan-statements.js';
import { advanceRun } from '../../infra/run-statements.js';
import { leaveOutSharedNumbers } from '../../infra/shared-numbers.js';
import { keepReadUnits } from '../../infra/staging-statements.js';
import { FinishRun } from './finish-run.js';
import { RunAttempt, type AttemptedRun } from './run-attempt.js';

/** Compares everything that was read with what is known, and stores the planned change of each person. */
@Injectable()
export class PlanRun {
  constructor(
    private readonly attempt: RunAttempt,
    private readonly finish: FinishRun,
  ) {}

  /**
   * Call it only after everything was read, as all others count as missing. Returns false if more people are missing than a threshold
   * allows; the run then stops.
   *
   * @throws RunLost
   */
  async execute(run: AttemptedRun, settings: DirectorySettings): Promise<boolean> {
    const { connectionId, id: runId } = run;
    return this.attempt.writing(run, async (transaction) => {
      const { tenantId } = transaction;
      const of = { tenantId, runId, connectionId };
      await transaction.run(removeChanges, { tenantId, runId });
      await transaction.run(keepReadUnits, { tenantId, runId });
      await transaction.run(leaveOutSharedNumbers, of);
      await transaction.run(planRead, { ...of, matchBy: settings.matchBy });
      const missing = await transaction.run(planMissing, of);
      const [count] = await transaction.run(countKnown, { tenantId, connectionId });
      if (settings.stream === 'on' || settings.push === 'on')
        await transaction.run(noteDrift, { tenantId, runId, connectionId });
      await transaction.run(advanceRun, { tenantId, id: runId, state: 'confirming' });
      const threshold = passedThreshold(settings, missing.length, count?.known ?? 0);
      if (threshold !== undefined && !mayLose(run, missing.length)) {
        await transaction.run(markUnconfirmedLeavers, { tenantId, runId });
        await this.finish.executeIn(transaction, runId, { state: 'stopped', stoppedBy: threshold });
        return false;
      }
      await transaction.run(countChanges, { tenantId, runId });
      return true;
    });
  }
}

/** Whether this many missing people are allowed: by the operator, or by a person who has checked a list at least as long. */
function mayLose({ isForced, mostLeavers }: AttemptedRun, missing: number): boolean {
  return isForced && (mostLeavers === null || missing <= mostLeavers);
}
