import { Inject, Injectable } from '@nestjs/common';
import { LONGEST_READ_MS, type Transaction } from '#database';
import { DomainError } from '#kernel';
import { AttemptFailed, defineJob, HandlesJob, type JobHandler, type JobRun } from '#messaging';
import { LOGGER, type Logger } from '#runtime';
import type { Manifest } from '../../document/manifest.js';
import { CompleteExport } from '../stored/complete-export.js';
import { ExportInMaking, type TakenExport } from './export-in-making.js';
import { MakeExport } from './make-export.js';

/** Makes a large export. The job's row is in `audit.export`, which also holds the progress. */
export const ExportJob = defineJob({
  name: 'audit.make-export',
  due: 'audit.exports_due',
  atOnce: 1,
  // A limit that is never reached: ten million records, the maximum, take minutes.
  timeOutMs: LONGEST_READ_MS + 10 * 60_000,
  backOff: { firstSeconds: 15, longestSeconds: 30, attempts: 3 },
});

/** Failures that another attempt cannot fix. */
const IN_VAIN = ['export.too_large', 'export.too_slow', 'export.not_allowed'];

/** Makes the waiting exports, in parallel to the worker's other work. Any number of workers share them. */
@Injectable()
@HandlesJob(ExportJob)
export class MakeExports implements JobHandler<TakenExport, Manifest> {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly making: ExportInMaking,
    private readonly makeExport: MakeExport,
    private readonly complete: CompleteExport,
  ) {}

  take(transaction: Transaction, id: string, { id: worker }: JobRun): Promise<TakenExport | undefined> {
    return this.making.begin(transaction, id, worker);
  }

  async execute(taken: TakenExport, { signal }: JobRun): Promise<Manifest> {
    try {
      return await this.makeExport.execute(taken, signal);
    } catch (error) {
      if (error instanceof DomainError && IN_VAIN.includes(error.code))
        throw new AttemptFailed(error.code, 'never', { cause: error });
      throw error;
    }
  }

  async done(transaction: Transaction, taken: TakenExport, manifest: Manifest): Promise<boolean> {
    await this.complete.executeIn(transaction, taken, manifest, taken.worker);
    return false;
  }

  async failed(
    transaction: Transaction,
    taken: TakenExport,
    error: unknown,
    pauseSeconds: number | null,
  ): Promise<void> {
    if (error instanceof DomainError && error.code === 'export.over') return; // the export belongs to another attempt now
    if (error instanceof AttemptFailed) {
      await this.making.fail(transaction, taken, error.message, pauseSeconds);
      return;
    }
    this.logger.warn({ err: error, exportId: taken.id }, 'An export failed');
    const reason = error instanceof DomainError ? error.code : 'export.broken_off';
    await this.making.fail(transaction, taken, reason, pauseSeconds);
  }

  giveBack(transaction: Transaction, taken: TakenExport): Promise<void> {
    return this.making.giveBack(transaction, taken);
  }
}
