import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { Recurring } from '#messaging';

const HOUR_MS = 3_600_000;

/** Keeps the log's partitions ahead of time: this month's and the next two. */
@Injectable()
export class Partitions {
  readonly #months = new Set<string>();

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  @Recurring('audit.partitions', HOUR_MS)
  async keepAhead(): Promise<void> {
    await this.ensure(this.clock.now());
  }

  /** Makes sure that a record of this time has its partition; asks the database once for each month. */
  async ensure(time: Date): Promise<void> {
    const month = time.toISOString().slice(0, 7);
    if (this.#months.has(month)) return;
    await this.unitOfWork.runWithoutTenant((transaction) =>
      transaction.query('select audit.ensure_partitions($1)', [time]),
    );
    this.#months.add(month);
  }
}
