import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock, type DatabaseNow } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { Recurring } from '#messaging';

const HOUR_MS = 3_600_000;

/** Milliseconds between checks of the current month; each check also creates the next two months. */
const GOOD_FOR_MS = 24 * HOUR_MS;

/** Creates the log's partitions in advance: this month's and the next two. */
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
   * Creates the partitions for the present time and for a given later time; asks the database once a day for each month. It runs in the caller's
   * transaction, because callers already hold a connection, and must not all wait for a second one.
   */
  async ensure(transaction: Transaction, now: DatabaseNow, named?: Date): Promise<void> {
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
