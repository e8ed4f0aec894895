import { Inject, Injectable } from '@nestjs/common';
import { assertNoWait, TokenBuckets } from '#http';
import { CLOCK, type Clock } from '#kernel';

/** A page asks for a code when it opens and when one has expired, after 30 seconds at the earliest. */
const RATE = { burst: 20, perMinute: 20 };

const REMEMBERED = 20_000;

/** Limits the rate at which a single browser gets codes, even if its network has room. Each process counts for itself. */
@Injectable()
export class IssueRateLimiter {
  readonly #buckets = new TokenBuckets(REMEMBERED);

  constructor(@Inject(CLOCK) private readonly clock: Clock) {}

  /** @throws DomainError `rate.limited` */
  assertWithinRate(browserHash: Buffer): void {
    assertNoWait(this.#buckets.take(browserHash.toString('base64'), RATE, this.clock.elapsedMs()));
  }
}
