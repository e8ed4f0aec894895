import type { Clock } from '#kernel';

/** A clock that tests move. It begins at the real time. */
export class TestClock implements Clock {
  #offset = 0;

  now(): Date {
    return new Date(Date.now() + this.#offset);
  }

  /** Moves the time on. */
  advance(seconds: number): void {
    this.#offset += seconds * 1_000;
  }
}
