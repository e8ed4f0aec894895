import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { DirectorySource, SourceAt } from '../../domain/source.js';
import { countChanges } from '../../infra/count-statements.js';
import { missingPeople, noteGone, noteOutOfScope } from '../../infra/leaver-statements.js';
import { advanceRun } from '../../infra/run-statements.js';
import { RunAttempt, type AttemptedRun } from './run-attempt.js';

/** Number of people to check before the results are stored. */
const BATCH = 20;

/**
 * Checks every missing person individually at the source. Lists shift while people move, and people who moved out of scope have not left.
 */
@Injectable()
export class ConfirmLeavers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly attempt: RunAttempt,
  ) {}

  /** @throws SourceFailed, RunLost */
  async execute(run: AttemptedRun, source: DirectorySource, at: SourceAt): Promise<void> {
    const { tenantId, id: runId, connectionId } = run;
    for (;;) {
      at.signal.throwIfAborted();
      const missing = await this.unitOfWork.query(tenantId, missingPeople, { tenantId, runId, limit: BATCH });
      if (missing.length === 0) break;
      const present: string[] = [];
      const gone: string[] = [];
      for (const { key } of missing) {
        // Known people have their subject as the key.
        ((await source.isMember(at, key)) ? present : gone).push(key);
      }
      await this.attempt.writing(run, async (transaction) => {
        await transaction.run(noteOutOfScope, { tenantId, runId, keys: present });
        await transaction.run(noteGone, { tenantId, runId, connectionId, keys: gone });
        await transaction.run(countChanges, { tenantId, runId });
      });
    }
    await this.attempt.writing(run, (transaction) =>
      transaction.run(advanceRun, { tenantId, id: runId, state: 'applying' }),
    );
  }
}
