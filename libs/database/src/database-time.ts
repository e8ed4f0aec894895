import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from './unit-of-work.js';

/** Milliseconds for which a measurement is valid: computer clocks drift by some parts per million. */
const GOOD_FOR_MS = 30_000;

interface Measurement {
  /** The database's time, in milliseconds since 1970. */
  readonly time: number;
  /** `Clock.elapsedMs` at that moment. */
  readonly elapsed: number;
  /** Seconds that the clock of this machine was ahead. */
  readonly skewSeconds: number;
}

/**
 * The current time of the database, accurate to some milliseconds: for display, and for periods that people request. Statements decide what
 * has expired, by `Clock.now`.
 */
@Injectable()
export class DatabaseTime {
  #last: Measurement | undefined;
  #measuring: Promise<Measurement> | undefined;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Queries the database when the last answer is too old. */
  async read(): Promise<Date> {
    return this.since(await this.fresh());
  }

  /** The time by the last answer, or by the clock of this machine until there is one. Never waits. */
  about(): Date {
    this.fresh().catch(() => undefined); // the page needs the database anyway, and reports the failure
    // oxlint-disable-next-line house/database-time -- the first page of a process is not kept waiting for a time to show
    return this.#last === undefined ? new Date() : this.since(this.#last);
  }

  /** Seconds that the clock of this machine is ahead of the database's; negative when it is behind. */
  async skewSeconds(): Promise<number> {
    return (await this.fresh()).skewSeconds;
  }

  private async fresh(): Promise<Measurement> {
    const isGood = this.#last !== undefined && this.clock.elapsedMs() - this.#last.elapsed < GOOD_FOR_MS;
    if (isGood && this.#last !== undefined) return this.#last;
    this.#measuring ??= this.measure().finally(() => {
      this.#measuring = undefined;
    });
    return this.#measuring;
  }

  private async measure(): Promise<Measurement> {
    const before = this.clock.elapsedMs();
    const [row] = await this.unitOfWork.query<{ milliseconds: number }>(
      null,
      `select (extract(epoch from $1::timestamptz) * 1000)::float8 as milliseconds`,
      [this.clock.now()],
    );
    if (row === undefined) throw new Error('The database did not say what time it is');
    // oxlint-disable-next-line house/database-time -- how wrong it is, is the question
    const here = Date.now();
    const tripMs = this.clock.elapsedMs() - before;
    const time = row.milliseconds;
    this.#last = { time, elapsed: before + tripMs / 2, skewSeconds: (here - tripMs / 2 - time) / 1_000 };
    return this.#last;
  }

  private since({ time, elapsed }: Measurement): Date {
    return new Date(time + this.clock.elapsedMs() - elapsed);
  }
}
