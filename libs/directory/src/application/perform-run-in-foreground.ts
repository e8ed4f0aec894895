import { setTimeout as delay } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { newId } from '#kernel';
import { UnitOfWork } from '#database';
import { LOGGER, type Logger } from '#runtime';
import type { Run } from '../domain/run.js';
import { SourceFailed } from '../domain/source.js';
import { failureOf } from './run/failure-of.js';
import { FinishRun } from './run/finish-run.js';
import { PerformRun } from './run/perform-run.js';
import { RunLost } from './run/run-attempt.js';
import { FindRuns } from './find-runs.js';
import { StartRun, type NewRun } from './start-run.js';

/** Maximum number of attempts of one command. */
const MOST_TRIES = 4;

/** Longest pause in seconds, so that waiting people see progress. */
const LONGEST_PAUSE_SECONDS = 5;

/** Performs a run in this process and waits for it, for commands. If the process dies, a worker continues the run. */
@Injectable()
export class PerformRunInForeground {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly unitOfWork: UnitOfWork,
    private readonly start: StartRun,
    private readonly perform: PerformRun,
    private readonly finish: FinishRun,
    private readonly runs: FindRuns,
  ) {}

  /** Returns the finished run, even if it failed. */
  async execute(tenantId: string, wanted: NewRun, signal: AbortSignal): Promise<Run> {
    const id = await this.start.execute(tenantId, wanted, { isAttended: true });
    for (let tries = 1; ; tries += 1) {
      const error = await this.attempt(tenantId, id, signal);
      const pauseSeconds = tries < MOST_TRIES ? pauseAfter(error) : undefined;
      if (pauseSeconds !== undefined) {
        await delay(pauseSeconds * 1_000, undefined, { signal });
        continue;
      }
      if (error !== undefined && !(error instanceof RunLost)) await this.fail(tenantId, id, error);
      return this.runs.one(tenantId, id);
    }
  }

  /** Returns the error that interrupted the attempt, if any. */
  private async attempt(tenantId: string, id: string, signal: AbortSignal): Promise<unknown> {
    try {
      const run = await this.unitOfWork.run(tenantId, (transaction) =>
        this.perform.take(transaction, id, newId()),
      );
      if (run !== undefined) await this.perform.execute(run, signal);
      return undefined;
    } catch (error) {
      return error;
    }
  }

  private async fail(tenantId: string, id: string, error: unknown): Promise<void> {
    if (!(error instanceof SourceFailed))
      this.logger.warn({ err: error, runId: id }, 'A directory run was interrupted');
    await this.unitOfWork.run(tenantId, (transaction) =>
      this.finish.executeIn(transaction, id, failureOf(error)),
    );
  }
}

/** Seconds after which to try again while somebody waits; undefined if that is pointless or takes too long. */
function pauseAfter(error: unknown): number | undefined {
  if (!(error instanceof SourceFailed) || error.next === 'never') return undefined;
  return error.next.pauseSeconds <= LONGEST_PAUSE_SECONDS ? error.next.pauseSeconds : undefined;
}
