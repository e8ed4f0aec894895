import { BoundedMap, DomainError } from '#kernel';

/** The allowed rate of a caller: `burst` at once, then `perMinute`. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Token buckets in the memory of the process. At most `limit` are kept: the least recently used one is dropped first. */
export class TokenBuckets {
  readonly #buckets: BoundedMap<string, Bucket>;

  constructor(limit: number) {
    this.#buckets = new BoundedMap(limit);
  }

  get size(): number {
    return this.#buckets.size;
  }

  /**
   * Takes one token.
   *
   * @param now milliseconds
   * @returns 0, or the seconds until a token is available again
   */
  take(key: string, rate: Rate, now: number): number {
    const bucket = this.filled(key, rate, now);
    const wait = secondsUntilOne(bucket, rate);
    if (wait === 0) bucket.tokens -= 1;
    return wait;
  }

  /** The result that `take` would have, without taking a token. */
  wait(key: string, rate: Rate, now: number): number {
    return secondsUntilOne(this.filled(key, rate, now), rate);
  }

  private filled(key: string, rate: Rate, now: number): Bucket {
    const bucket = this.#buckets.get(key) ?? { tokens: rate.burst, filledAt: now };
    const elapsed = Math.max(0, now - bucket.filledAt);
    bucket.tokens = Math.min(rate.burst, bucket.tokens + (elapsed * rate.perMinute) / 60_000);
    bucket.filledAt = now;
    this.#buckets.renew(key, bucket);
    return bucket;
  }
}

/**
 * Refuses a caller that has to wait.
 *
 * @param seconds as returned by `take` and `wait`
 * @throws DomainError `rate.limited`
 */
export function assertNoWait(seconds: number): void {
  if (seconds > 0)
    throw new DomainError('too_many', 'rate.limited', { retryAfterSeconds: Math.ceil(seconds) });
}

function secondsUntilOne({ tokens }: Bucket, { perMinute }: Rate): number {
  return tokens < 1 ? ((1 - tokens) / perMinute) * 60 : 0;
}
