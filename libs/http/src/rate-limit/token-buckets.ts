import { BoundedMap } from '#kernel';

/** How much a caller may do: `burst` at once, then `perMinute`. */
export interface Rate {
  readonly burst: number;
  readonly perMinute: number;
}

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Token buckets in the memory of the process. At most `limit` are kept: the one not used for longest goes first. */
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
   * @returns 0, or the seconds until there is a token again
   */
  take(key: string, rate: Rate, now: number): number {
    const perMs = rate.perMinute / 60_000;
    const bucket = this.#buckets.get(key) ?? { tokens: rate.burst, filledAt: now };
    const elapsed = Math.max(0, now - bucket.filledAt);
    bucket.tokens = Math.min(rate.burst, bucket.tokens + elapsed * perMs);
    bucket.filledAt = now;
    this.#buckets.renew(key, bucket);
    if (bucket.tokens < 1) return (1 - bucket.tokens) / perMs / 1000;
    bucket.tokens -= 1;
    return 0;
  }
}
