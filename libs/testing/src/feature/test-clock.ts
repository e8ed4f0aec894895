import type { Clock, DatabaseNow } from '#kernel';

/** A clock that tests can move. It starts at the real time and runs on, unless it is created standing still. */
export class TestClock implements Clock {
  #offset = 0;

  constructor(private readonly base: () => number = () => Date.now()) {}

  /** @param at a time such as `2026-11-02T08:00:00Z`, at which it stays until it is moved */
  static standingAt(at: string): TestClock {
    const time = Date.parse(at);
    return new TestClock(() => time);
  }

  /** A `Date` for specs. For statements, it also carries the exact time that the database's clock would show. */
  now(): Date & DatabaseNow {
    const date = new Date(this.base() + this.#offset);
    // Finer than a `Date`, like the database's times.
    return Object.assign(date, { toPostgres: () => date.toISOString().replace('Z', '789Z') });
  }

  elapsedMs(): number {
    return this.base() + this.#offset;
  }

  /** Moves the time forward. */
  advance(seconds: number): void {
    this.#offset += seconds * 1_000;
  }
}
