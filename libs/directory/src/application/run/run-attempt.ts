import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import type { Run } from '../../domain/run.js';
import { noteStatistics, type Written } from '../../infra/note-statistics-sql.js';
import { setPlannerHints, type RowVolume } from '../../infra/planner-hints.js';
import { keepRun, shareRun } from '../../infra/run-statements.js';

/** A run that an attempt has claimed. */
export interface AttemptedRun extends Run {
  readonly attempts: number;
  /** Identifies the attempt: writes of any other are refused. */
  readonly worker: string;
}

/** Thrown when the attempt has lost its run, which was cancelled or taken over. */
export class RunLost extends Error {
  override readonly name = 'RunLost';
}

/** Reads and writes for an attempt, as long as it owns the run. */
@Injectable()
export class RunAttempt {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Reads the next open work. */
  async reading<T>(
    run: AttemptedRun,
    rowVolume: RowVolume,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    return this.unitOfWork.run(run.tenantId, async (transaction) => {
      setPlannerHints(transaction, rowVolume);
      return work(transaction);
    });
  }

  /** Call it after large writes, before the tables are joined. It uses its own transaction, as it locks the tables while it runs. */
  async noteStatistics({ tenantId }: AttemptedRun, written: Written): Promise<void> {
    await noteStatistics(this.unitOfWork, tenantId, written);
  }

  /**
   * Runs work in a transaction that locks the run, so that nobody else writes for it meanwhile.
   *
   * @throws RunLost before anything is written
   */
  async writing<T>(
    run: AttemptedRun,
    work: (transaction: Transaction) => Promise<T>,
    rowVolume: RowVolume = 'many',
  ): Promise<T> {
    const { tenantId, id, worker } = run;
    return this.locking(run, rowVolume, work, (transaction) =>
      transaction.run(keepRun, { tenantId, id, worker, now: this.clock.now() }),
    );
  }

  /**
   * As `writing`, for several parallel transactions of the attempt. They share the lock, so ending the run, or taking it over, waits for
   * all of them. The work must not write to the run, and the lease is not extended: call `writing` first.
   *
   * @throws RunLost before anything is written
   */
  async writingBeside<T>(
    run: AttemptedRun,
    work: (transaction: Transaction) => Promise<T>,
    rowVolume: RowVolume,
  ): Promise<T> {
    const { tenantId, id, worker } = run;
    return this.locking(run, rowVolume, work, (transaction) =>
      transaction.run(shareRun, { tenantId, id, worker }),
    );
  }

  private locking<T>(
    { tenantId, kind }: AttemptedRun,
    rowVolume: RowVolume,
    work: (transaction: Transaction) => Promise<T>,
    lock: (transaction: Transaction) => Promise<readonly unknown[]>,
  ): Promise<T> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      setPlannerHints(transaction, kind === 'event' ? 'few' : rowVolume);
      if ((await lock(transaction)).length === 0) throw new RunLost('The run was cancelled or taken over');
      return work(transaction);
    });
  }
}
