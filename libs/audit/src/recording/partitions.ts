import { Injectable } from '@nestjs/common';
import { DatabaseTime, UnitOfWork, type Transaction } from '#database';
import { Recurring } from '#messaging';

const HOUR_MS = 3_600_000;

/** Keeps the log's partitions ahead of time: this month's and the next two. */
@Injectable()
export class Partitions {
  readonly #months = new Set<string>();

  constructor(
    private readonly time: DatabaseTime,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('audit.partitions', HOUR_MS)
  async keepAhead(): Promise<void> {
    const now = await this.time.read();
    await this.unitOfWork.runWithoutTenant((transaction) => this.ensure(transaction, now));
  }

  /**
   * Makes sure that a record of this time has its partition; asks the database once for each month. In the caller's
   * transaction: whoever records holds a connection already, and all of them must not wait for a second one.
   */
  async ensure(transaction: Transaction, time: Date): Promise<void> {
    const month = time.toISOString().slice(0, 7);
    if (this.#months.has(month)) return;
    await transaction.query('select audit.ensure_partitions($1)', [time]);
    transaction.afterCommit(() => this.#months.add(month));
  }
}
