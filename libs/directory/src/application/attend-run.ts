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

/** Makes a run in this process, and waits for it: for commands. One that dies meanwhile is gone on with by a worker. */
@Injectable()
export class AttendRun {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly unitOfWork: UnitOfWork,
    private readonly start: StartRun,
    private readonly perform: PerformRun,
    private readonly finish: FinishRun,
    private readonly runs: FindRuns,
  ) {}

  /** Gives the run as it ended, failed ones as well. */
  async execute(tenantId: string, wanted: NewRun, signal: AbortSignal): Promise<Run> {
    const id = await this.start.execute(tenantId, wanted, { isAttended: true });
    const run = await this.unitOfWork.run(tenantId, (transaction) =>
      this.perform.take(transaction, id, newId()),
    );
    try {
      if (run !== undefined) await this.perform.execute(run, signal);
    } catch (error) {
      if (!(error instanceof RunLost)) {
        if (!(error instanceof SourceFailed))
          this.logger.warn({ err: error, runId: id }, 'A run of the directory was broken off');
        await this.unitOfWork.run(tenantId, (transaction) =>
          this.finish.within(transaction, id, failureOf(error)),
        );
      }
    }
    return this.runs.one(tenantId, id);
  }
}
