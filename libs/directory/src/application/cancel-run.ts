import { Injectable } from '@nestjs/common';
import { DomainError, isId } from '#kernel';
import { UnitOfWork } from '#database';
import { FinishRun } from './run/finish-run.js';

/** Cancels a run in progress. The changes it has made stay; the next run continues from there. */
@Injectable()
export class CancelRun {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly finish: FinishRun,
  ) {}

  /** @throws DomainError `directory.run_over` when there is no such run, or it has ended */
  async execute(tenantId: string, runId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const run = isId(runId)
        ? await this.finish.executeIn(transaction, runId, { state: 'cancelled' })
        : undefined;
      if (run === undefined) {
        throw new DomainError('conflict', 'directory.run_over', { detail: 'The run has already ended.' });
      }
    });
  }
}
