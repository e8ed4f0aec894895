import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type Present } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { Recurring } from '#messaging';

const HOUR_MS = 3_600_000;

/** Milliseconds after which this month's are asked for again: each time the next two months are made as well. */
const GOOD_FOR_MS = 24 * HOUR_MS;

/** Keeps the log's partitions ahead of time: this month's and the next two. */
@Injectable()
export class Partitions {
  readonly #months = new Set<string>();
  #ensuredAt = -Infinity;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('audit.partitions', HOUR_MS)
  async keepAhead(): Promise<void> {
    const now = this.clock.now();
    await this.unitOfWork.runWithoutTenant((transaction) => this.ensure(transaction, now));
  }

  /**
   * Makes sure that a record of now, or of a later time that it names, has its partition; asks the database once a day and for
   * each month. In the caller's transaction: whoever records holds a connection already, and all of them must not wait for a
   * second one.
   */
  async ensure(transaction: Transaction, now: Present, named?: Date): Promise<void> {
    const month = named?.toISOString().slice(0, 7);
    const elapsed = this.clock.elapsedMs();
    const isRecent = elapsed - this.#ensuredAt < GOOD_FOR_MS;
    if (isRecent && (month === undefined || this.#months.has(month))) return;
    await transaction.query('select audit.ensure_partitions(greatest($1::timestamptz, $2::timestamptz))', [
      now,
      named ?? null,
    ]);
    transaction.afterCommit('audit.remember-partitions', () => {
      this.#ensuredAt = elapsed;
      if (month !== undefined) this.#months.add(month);
    });
  }
}
