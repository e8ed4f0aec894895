import { randomInt } from 'node:crypto';
import { pauseAfter } from '#messaging';

/** Number of steps for the random reduction. */
const STEPS = 1_000;

/** The maximum pause, whatever the receiver requests. Attempts never stop. */
export const RECEIVER_BACK_OFF = { firstSeconds: 5, longestSeconds: 3_600 };

/** Maximum random reduction of a pause, so that the webhooks of many tenants do not retry at the same time. */
const SPREAD = 0.2;

/**
 * The number of seconds before the next attempt.
 *
 * @param failures the number of consecutive failures, from 1
 * @param wishSeconds the receiver's `Retry-After`
 * @param random from 0 to 1
 */
export function pauseBefore(failures: number, wishSeconds = 0, random = randomInt(STEPS) / STEPS): number {
  const { longestSeconds } = RECEIVER_BACK_OFF;
  const spread = (pauseAfter(failures, RECEIVER_BACK_OFF) ?? longestSeconds) * (1 - SPREAD * random);
  return Math.min(Math.max(spread, wishSeconds), longestSeconds);
}
