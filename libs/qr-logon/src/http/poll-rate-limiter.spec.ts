import { TestClock } from '#testing';
import { PollRateLimiter } from './poll-rate-limiter.js';

describe('the rate limit of polling browsers', () => {
  let clock: TestClock;
  let limiter: PollRateLimiter;

  beforeEach(() => {
    clock = new TestClock();
    limiter = new PollRateLimiter(clock);
  });

  /** Polls after this many seconds; returns the new interval if that was too fast. */
  function pollAfter(seconds: number, ticketId = 'ticket'): number | undefined {
    clock.advance(seconds);
    try {
      limiter.assertWithinRate(ticketId);
      return undefined;
    } catch (error) {
      expect(error).toMatchObject({ kind: 'too_many', code: 'slow_down' });
      return (error as { readonly retryAfterSeconds: number }).retryAfterSeconds;
    }
  }

  it('B1: accepts a browser that keeps to the interval, despite network jitter', () => {
    expect([pollAfter(0), pollAfter(2), pollAfter(1.8), pollAfter(60)]).toEqual(Array(4).fill(undefined));
  });

  it('B1: slows a faster one down by five seconds each time, and enforces that', () => {
    expect([pollAfter(0), pollAfter(1), pollAfter(2), pollAfter(2)]).toEqual([undefined, 7, 12, 17]);
    expect(pollAfter(17)).toBeUndefined();
    expect(pollAfter(10)).toBe(22);
  });

  it('B1: does not slow one browser down because another polls too fast', () => {
    pollAfter(0);
    expect(pollAfter(0.1)).toBe(7);
    expect(pollAfter(0, 'other')).toBeUndefined();
    expect(pollAfter(2, 'other')).toBeUndefined();
  });
});
