import type { Clock } from '#kernel';

/** A clock that only moves when told to. */
export class SettableClock implements Clock {
  #now = Date.parse('2026-01-01T00:00:00Z');

  now(): Date {
    return new Date(this.#now);
  }

  advance(seconds: number): void {
    this.#now += seconds * 1000;
  }
}
