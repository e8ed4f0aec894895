import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable } from '@nestjs/common';
import { LOGGER, redactText, type Logger } from '#runtime';
import { BATCH_OF_RECORDS, ExpiredRecords } from './expired-records.js';

/** How long it rests after a batch, in times that the batch took. */
const RESTS = 3;

/** Removes what tenants keep no longer: the beginnings of their logs move first, then the rows go, slowly. */
@Injectable()
export class RunRetention {
  constructor(
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly expired: ExpiredRecords,
  ) {}

  /**
   * Runs for these tenants. What several of them keep no longer goes as a whole partition, the rest in batches.
   *
   * @param end stops it between two batches; what is left goes with the next run
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
          { tenantId, code: cut.refusal },
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

  /** It rests between batches for several times as long as they took: people who log on need the same disk. */
  private async inBatches(tenantId: string, end: AbortSignal): Promise<void> {
    for (let removed = BATCH_OF_RECORDS; removed === BATCH_OF_RECORDS && !end.aborted;) {
      const begin = performance.now();
      removed = await this.expired.removeSome(tenantId);
      await pause((performance.now() - begin) * RESTS);
    }
  }
}
