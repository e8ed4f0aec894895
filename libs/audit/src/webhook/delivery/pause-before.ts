import { randomInt } from 'node:crypto';
import { pauseAfter } from '#messaging';

/** Steps in which a pause is shortened. */
const STEPS = 1_000;

/** No pause is longer than the longest, whatever the receiver asks for. Nothing is ever given up. */
export const RECEIVER_BACK_OFF = { firstSeconds: 5, longestSeconds: 3_600 };

/** By how much a pause is shortened at random, so that the webhooks of many tenants do not come back together. */
const SPREAD = 0.2;

/**
 * Seconds before the next attempt.
 *
 * @param failures attempts that have failed in a row, from 1
 * @param wishSeconds what the receiver asked for by `Retry-After`
 * @param random from 0 to 1
 */
export function pauseBefore(failures: number, wishSeconds = 0, random = randomInt(STEPS) / STEPS): number {
  const { longestSeconds } = RECEIVER_BACK_OFF;
  const spread = (pauseAfter(failures, RECEIVER_BACK_OFF) ?? longestSeconds) * (1 - SPREAD * random);
  return Math.min(Math.max(spread, wishSeconds), longestSeconds);
}
