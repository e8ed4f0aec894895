import { Inject, Injectable } from '@nestjs/common';
import { readDatabaseNow, UnitOfWork } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { SourceFailed, type DirectorySource, type SourceAt } from '../../domain/source.js';
import { noteDepartures } from '../../incremental-sync/drift-statements.js';
import { missingPeople } from '../../infra/leaver-statements.js';
import { RunAttempt, type AttemptedRun } from './run-attempt.js';

/** How far back to ask: daily runs have found everybody who left before that. */
const DAYS_BACK = 90;

/** Records when the missing people left, if the source records that, to show how late their departure was noticed. */
@Injectable()
export class NoteDepartures {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly attempt: RunAttempt,
  ) {}

  /** @throws SourceFailed, RunLost */
  async execute(run: AttemptedRun, source: DirectorySource, at: SourceAt): Promise<void> {
    const { tenantId, id: runId } = run;
    if (source.leavers === undefined) return;
    const missing = await this.unitOfWork.query(tenantId, missingPeople, { tenantId, runId, limit: 1 });
    if (missing.length === 0) return;
    const now = await this.unitOfWork.runWithoutTenant((transaction) =>
      readDatabaseNow(transaction, this.clock.now()),
    );
    try {
      for await (const page of source.leavers(at, new Date(now.getTime() - DAYS_BACK * 86_400_000))) {
        const seats = page.map(({ seat }) => seat);
        const times = page.map(({ leftAt }) => leftAt.toISOString());
        await this.attempt.writing(run, (transaction) =>
          transaction.run(noteDepartures, { tenantId, runId, seats, times }),
        );
      }
    } catch (error) {
      // This is only additional information, so a missing permission for it does not stop the run.
      if (!(error instanceof SourceFailed) || error.next !== 'never') throw error;
    }
  }
}
