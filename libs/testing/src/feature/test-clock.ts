import type { Clock, Present } from '#kernel';

/** A clock that tests move. It begins at the real time, and goes on by itself unless it stands still. */
export class TestClock implements Clock {
  #offset = 0;

  constructor(private readonly base: () => number = () => Date.now()) {}

  /** @param at a time such as `2026-11-02T08:00:00Z`, at which it stays until it is moved */
  static standingAt(at: string): TestClock {
    const time = Date.parse(at);
    return new TestClock(() => time);
  }

  /** For a spec a date, for a statement a time of it: what the database's own clock would say at that moment. */
  now(): Date & Present {
    const date = new Date(this.base() + this.#offset);
    // Like the times of the database, it is finer than what a `Date` holds of it.
    return Object.assign(date, { toPostgres: () => date.toISOString().replace('Z', '789Z') });
  }

  elapsedMs(): number {
    return this.base() + this.#offset;
  }

  /** Moves the time on. */
  advance(seconds: number): void {
    this.#offset += seconds * 1_000;
  }
}
