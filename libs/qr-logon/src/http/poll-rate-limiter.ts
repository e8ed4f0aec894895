import { Inject, Injectable } from '@nestjs/common';
import { BoundedMap, CLOCK, DomainError, type Clock } from '#kernel';

/** Seconds between two polls that the server asks for. Each poll waits for a change, so few are needed. */
export const POLL_INTERVAL_SECONDS = 2;

/** Seconds that the interval grows by when a browser polls faster (RFC 8628, 3.5). */
const SLOW_DOWN_SECONDS = 5;

const REMEMBERED = 20_000;

interface PollInterval {
  lastAt: number;
  intervalSeconds: number;
}

/** Holds polling browsers to the interval they were given. Each process counts for itself. */
@Injectable()
export class PollRateLimiter {
  readonly #intervals = new BoundedMap<string, PollInterval>(REMEMBERED);

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** Throws `too_many slow_down` with the new, longer interval when the browser polls too fast. */
  assertWithinRate(ticketId: string): void {
    const now = this.clock.elapsedMs();
    const interval = this.#intervals.get(ticketId);
    if (interval === undefined) {
      this.#intervals.set(ticketId, { lastAt: now, intervalSeconds: POLL_INTERVAL_SECONDS });
      return;
    }
    const early = now - interval.lastAt < interval.intervalSeconds * 1_000 - 250; // tolerance for network jitter
    interval.lastAt = now;
    if (!early) return;
    interval.intervalSeconds += SLOW_DOWN_SECONDS;
    throw new DomainError('too_many', 'slow_down', { retryAfterSeconds: interval.intervalSeconds });
  }
}
