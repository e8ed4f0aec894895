import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import type { Run } from '../../domain/run.js';
import { noteStatistics, type Written } from '../../infra/note-statistics-sql.js';
import { planFor, type Rows } from '../../infra/plans.js';
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

/** Reads and writes for an attempt, as long as the run is its own. */
@Injectable()
export class RunAttempt {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Reads what is to be done next. */
  async reading<T>(
    run: AttemptedRun,
    rows: Rows,
    work: (transaction: Transaction) => Promise<T>,
  ): Promise<T> {
    return this.unitOfWork.run(run.tenantId, async (transaction) => {
      planFor(transaction, rows);
      return work(transaction);
    });
  }

  /** After much was written, and before it is joined. In a transaction of its own: it holds the tables as long as that takes. */
  async noteStatistics({ tenantId }: AttemptedRun, written: Written): Promise<void> {
    await noteStatistics(this.unitOfWork, tenantId, written);
  }

  /**
   * Does work in a transaction that locks the run, so that nobody else writes for it meanwhile.
   *
   * @throws RunLost before anything is written
   */
  async writing<T>(
    run: AttemptedRun,
    work: (transaction: Transaction) => Promise<T>,
    rows: Rows = 'many',
  ): Promise<T> {
    const { tenantId, id, worker } = run;
    return this.locking(run, rows, work, (transaction) =>
      transaction.run(keepRun, { tenantId, id, worker, now: this.clock.now() }),
    );
  }

  /**
   * The same for work that several transactions of the attempt do beside each other. They share the lock, so that whoever ends the run, or
   * takes it over, waits for all of them. The work must not write to the run, nor does this prolong the lease: `writing` before it does.
   *
   * @throws RunLost before anything is written
   */
  async writingBeside<T>(
    run: AttemptedRun,
    work: (transaction: Transaction) => Promise<T>,
    rows: Rows,
  ): Promise<T> {
    const { tenantId, id, worker } = run;
    return this.locking(run, rows, work, (transaction) =>
      transaction.run(shareRun, { tenantId, id, worker }),
    );
  }

  private locking<T>(
    { tenantId, kind }: AttemptedRun,
    rows: Rows,
    work: (transaction: Transaction) => Promise<T>,
    lock: (transaction: Transaction) => Promise<readonly unknown[]>,
  ): Promise<T> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      planFor(transaction, kind === 'event' ? 'few' : rows);
      if ((await lock(transaction)).length === 0) throw new RunLost('The run was cancelled or taken over');
      return work(transaction);
    });
  }
}
