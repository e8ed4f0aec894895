import { Injectable } from '@nestjs/common';
import type { DirectorySource, SourceAt } from '../../domain/source.js';
import { addApplied } from '../../infra/count-statements.js';
import { awaitAll } from './await-all.js';
import { ApplyBatch, type OpenChange, type Source } from './apply-batch.js';
import { forEachConcurrently } from './for-each-concurrently.js';
import { RunAttempt, type AttemptedRun } from './run-attempt.js';

/** People whose account, link and units are written in one transaction. */
const BATCH = 500;

/** Transactions that create people in parallel. New people have no rows in common, so the transactions do not wait for each other. */
const LANES = 2;

/** Batches of new people that are looked up together: each worker continues while the other is still writing. */
const TOGETHER = 4;

/** Applies the plan for people who were read. Each batch is one transaction, and can be repeated. */
@Injectable()
export class ApplyPeople {
  constructor(
    private readonly attempt: RunAttempt,
    private readonly batch: ApplyBatch,
  ) {}

  /** @throws RunLost */
  async execute(run: AttemptedRun, source: DirectorySource, at: SourceAt): Promise<void> {
    const from = { provider: source.provider, attributesOf: await source.identityAttributes(at) };
    await this.makeNew(run, at.signal, from);
    await this.bringIntoStep(run, at.signal, from);
  }

  /** While people are created, the next ones are looked up, and PostgreSQL's statistics are updated for those already written. */
  private async makeNew(run: AttemptedRun, signal: AbortSignal, from: Source): Promise<void> {
    // The first batch runs alone: statements for the others are planned by the contents of the tables then.
    let changes = await this.batch.next(run, ['created'], '', BATCH);
    if (changes.length === BATCH) {
      await this.apply(run, changes, from);
      await this.noteStatistics(run, true);
      changes = await this.batch.next(run, ['created'], lastKey(changes), TOGETHER * BATCH);
    }
    const statistics = new Doubling(BATCH);
    let done = BATCH;
    while (changes.length > 0) {
      signal.throwIfAborted();
      const [next] = await awaitAll([
        this.batch.next(run, ['created'], lastKey(changes), TOGETHER * BATCH),
        this.apply(run, changes, from),
        this.noteStatistics(run, statistics.isDueAt(done)),
      ]);
      done += changes.length;
      changes = next;
    }
  }

  /**
   * One batch after the other. Each is looked up after the previous ones are written, as several may concern the same rows of other people.
   */
  private async bringIntoStep(run: AttemptedRun, signal: AbortSignal, from: Source): Promise<void> {
    const statistics = new Doubling(0);
    let done = 0;
    let after = '';
    for (;;) {
      signal.throwIfAborted();
      const changes = await this.batch.next(run, ['updated', 'moved', 'restored'], after, BATCH);
      if (changes.length === 0) return;
      await this.apply(run, changes, from);
      after = lastKey(changes);
      done += changes.length;
      await this.noteStatistics(run, changes.length === BATCH && statistics.isDueAt(done));
    }
  }

  private async noteStatistics(run: AttemptedRun, isDue: boolean): Promise<void> {
    if (isDue) await this.attempt.noteStatistics(run, 'applied');
  }

  /** A single batch locks the run while it is written. Several batches share the lock, and their number is added afterwards. */
  private async apply(run: AttemptedRun, changes: readonly OpenChange[], from: Source): Promise<void> {
    const of = { tenantId: run.tenantId, runId: run.id };
    if (changes.length <= BATCH) {
      await this.attempt.writing(
        run,
        async (transaction) => {
          const count = await this.batch.executeIn(transaction, run, changes, from);
          transaction.send(addApplied, { ...of, count });
        },
        'batch',
      );
      return;
    }
    let applied = 0;
    await forEachConcurrently(LANES, inBatches(changes), async (batch) => {
      applied += await this.attempt.writingBeside(
        run,
        (transaction) => this.batch.executeIn(transaction, run, batch, from),
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

/** True each time the count has doubled: seven times from a thousand to a hundred thousand people. */
class Doubling {
  constructor(private last: number) {}

  isDueAt(count: number): boolean {
    if (count < 2 * this.last || count === 0) return false;
    this.last = count;
    return true;
  }
}

function lastKey(changes: readonly OpenChange[]): string {
  return changes.at(-1)?.key ?? '';
}

function inBatches<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / BATCH);
  return Array.from({ length: count }, (_, index) => items.slice(index * BATCH, (index + 1) * BATCH));
}
