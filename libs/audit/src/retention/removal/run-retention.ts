import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, redactText, type Logger } from '#runtime';
import { BATCH_OF_RECORDS, ExpiredRecords } from './expired-records.js';

/** Length of the pause after a batch, as a multiple of the batch's duration. */
const RESTS = 3;

/** Removes expired records: the beginnings of the logs move first, then the rows are removed slowly. */
@Injectable()
export class RunRetention {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly expired: ExpiredRecords,
  ) {}

  /**
   * Runs for these tenants. Partitions that no tenant needs are dropped as a whole; other records are removed in batches.
   *
   * @param end stops the run between two batches; the next run continues
   */
  async execute(
    tenantIds: readonly string[],
    end: AbortSignal = new AbortController().signal,
  ): Promise<void> {
    const runs: (readonly [tenantId: string, run: string])[] = [];
    for (const tenantId of tenantIds) {
      const cut = await this.expired.cutOff(tenantId);
      if ('run' in cut) runs.push([tenantId, cut.run]);
      else
        this.logger.error(
          { tenantId, reason: cut.refusal },
          'Old records of a log were not removed: verify the log',
        );
    }
    while (!end.aborted && (await this.expired.dropPartition()));
    for (const [tenantId, run] of runs) {
      if (end.aborted) return;
      await this.removeRest(tenantId, run, end);
    }
  }

  private async removeRest(tenantId: string, run: string, end: AbortSignal): Promise<void> {
    let failure: string | null = null;
    try {
      await this.inBatches(tenantId, end);
    } catch (err) {
      this.logger.error({ err, tenantId }, 'Old records could not be removed');
      failure = redactText(err instanceof Error ? err.message : 'unknown error').slice(0, 300);
    }
    if (!end.aborted) await this.expired.finish(tenantId, run, failure);
  }

  /** The pause between batches is several times as long as a batch, because logons need the same disk. */
  private async inBatches(tenantId: string, end: AbortSignal): Promise<void> {
    for (let removed = BATCH_OF_RECORDS; removed === BATCH_OF_RECORDS && !end.aborted;) {
      const begin = performance.now();
      removed = await this.expired.removeSome(tenantId);
      await pause((performance.now() - begin) * RESTS);
    }
  }
}
