import { Injectable } from '@nestjs/common';
import type { DirectorySource, SourceAt } from '../../domain/source.js';
import type { ChangeKind } from '../../domain/change.js';
import { addApplied } from '../../infra/count-statements.js';
import { ApplyBatch, type OpenChange, type Source } from './apply-batch.js';
import { inLanes } from './in-lanes.js';
import { RunAttempt, type AttemptedRun } from './run-attempt.js';

/** People whose account, link and units are written in one transaction. */
const BATCH = 500;

/** Transactions that make people at the same time. New people have no row in common, so that none waits for the other. */
const LANES = 2;

/** Batches of new people that are looked up together: each lane goes on while the other is still writing. */
const TOGETHER = 4;

/** Carries out the plan for people who were read. Each batch is one transaction, and can be repeated. */
@Injectable()
export class ApplyPeople {
  constructor(
    private readonly attempt: RunAttempt,
    private readonly batch: ApplyBatch,
  ) {}

  /** @throws RunLost */
  async execute(run: AttemptedRun, source: DirectorySource, at: SourceAt): Promise<void> {
    const from = { provider: source.provider, attributesOf: await source.identityAttributes(at) };
    await this.each(run, ['created'], at.signal, TOGETHER * BATCH, from);
    // Of people who are there already, several may concern the same rows of others.
    await this.each(run, ['updated', 'moved', 'restored'], at.signal, BATCH, from);
  }

  private async each(
    run: AttemptedRun,
    kinds: readonly ChangeKind[],
    signal: AbortSignal,
    most: number,
    from: Source,
  ): Promise<void> {
    let after = '';
    let done = 0;
    let analysed = 0;
    for (;;) {
      signal.throwIfAborted();
      // The first batch alone: the others are planned by what the tables hold then.
      const limit = done === 0 ? BATCH : most;
      const changes = await this.batch.next(run, kinds, after, limit);
      const last = changes.at(-1);
      if (last === undefined) return;
      await this.apply(run, changes, from);
      after = last.key;
      done += changes.length;
      // Each time that there are twice as many: from a thousand to a hundred thousand people that is seven times.
      if (changes.length === limit && done >= 2 * analysed) {
        await this.attempt.noteStatistics(run, 'applied');
        analysed = done;
      }
    }
  }

  /** The run is locked while one batch is written, and for several by all of them together: their number is added afterwards. */
  private async apply(run: AttemptedRun, changes: readonly OpenChange[], from: Source): Promise<void> {
    const of = { tenantId: run.tenantId, runId: run.id };
    if (changes.length <= BATCH) {
      await this.attempt.writing(
        run,
        async (transaction) => {
          const count = await this.batch.within(transaction, run, changes, from);
          transaction.send(addApplied, { ...of, count });
        },
        'batch',
      );
      return;
    }
    let applied = 0;
    await inLanes(LANES, inBatches(changes), async (batch) => {
      applied += await this.attempt.writingBeside(
        run,
        (transaction) => this.batch.within(transaction, run, batch, from),
        'batch',
      );
    });
    await this.attempt.writing(
      run,
      async (transaction) => transaction.send(addApplied, { ...of, count: applied }),
      'batch',
    );
  }
}

function inBatches<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / BATCH);
  return Array.from({ length: count }, (_, index) => items.slice(index * BATCH, (index + 1) * BATCH));
}
