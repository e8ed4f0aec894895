import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import type { Transaction } from '#database';
import { AttemptFailed, HandlesJob, type JobHandler, type JobRun } from '#messaging';
import { LOGGER, type Logger } from '#runtime';
import { SourceFailed } from '../domain/source.js';
import { waitWithRun } from '../infra/run-statements.js';
import { PlanOutdated } from '../application/run/apply-batch.js';
import { FinishRun } from '../application/run/finish-run.js';
import { PerformRun } from '../application/run/perform-run.js';
import { RunLost, type AttemptedRun } from '../application/run/run-attempt.js';
import { failureOf } from '../application/run/failure-of.js';
import { DirectoryRunJob } from './directory-run-job.js';

/** Maximum number of attempts at a source that does not answer; each continues where the last one ended. */
const MOST_ATTEMPTS = 40;

/** Performs waiting runs, and after a minute continues runs whose worker has died. */
@Injectable()
@HandlesJob(DirectoryRunJob)
export class MakeRuns implements JobHandler<AttemptedRun> {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly perform: PerformRun,
    private readonly finish: FinishRun,
  ) {}

  take(transaction: Transaction, id: string, { id: worker }: JobRun): Promise<AttemptedRun | undefined> {
    return this.perform.take(transaction, id, worker);
  }

  async execute(run: AttemptedRun, { signal }: JobRun): Promise<void> {
    try {
      await this.perform.execute(run, signal);
    } catch (error) {
      if (error instanceof SourceFailed) {
        const next = run.attempts < MOST_ATTEMPTS ? error.next : 'never';
        throw new AttemptFailed(error.code, next, { cause: error });
      }
      if (error instanceof PlanOutdated) throw new AttemptFailed(error.name, 'never', { cause: error });
      throw error;
    }
  }

  done(): Promise<boolean> {
    return Promise.resolve(false);
  }

  async failed(
    transaction: Transaction,
    run: AttemptedRun,
    error: unknown,
    pauseSeconds: number | null,
  ): Promise<void> {
    if (error instanceof RunLost) return; // another attempt has it, or it has ended
    const cause = error instanceof AttemptFailed ? error.cause : error;
    if (!(cause instanceof SourceFailed))
      this.logger.warn({ err: cause, runId: run.id }, 'A directory run was interrupted');
    if (pauseSeconds === null) {
      await this.finish.executeIn(transaction, run.id, failureOf(cause));
      return;
    }
    await this.wait(transaction, run, pauseSeconds);
  }

  giveBack(transaction: Transaction, run: AttemptedRun): Promise<void> {
    return this.wait(transaction, run, 0);
  }

  private async wait(
    transaction: Transaction,
    { tenantId, id, worker }: AttemptedRun,
    pauseSeconds: number,
  ): Promise<void> {
    await transaction.run(waitWithRun, { tenantId, id, worker, pauseSeconds, now: this.clock.now() });
  }
}
