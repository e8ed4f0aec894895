import { randomInt } from 'node:crypto';

/** Steps in which a pause is shortened. */
const STEPS = 1_000;

/** Seconds before the second attempt; each further pause is twice as long. */
const FIRST_PAUSE_SECONDS = 5;

/** No pause is longer, whatever the receiver asks for. Nothing is ever given up. */
const LONGEST_PAUSE_SECONDS = 3_600;

/** By how much a pause is shortened at random, so that the webhooks of many tenants do not come back together. */
const SPREAD = 0.2;

/**
 * Seconds until the next attempt.
 *
 * @param failures attempts that have failed in a row, from 1
 * @param wishSeconds what the receiver asked for by `Retry-After`
 * @param random from 0 to 1
 */
export function pauseAfter(failures: number, wishSeconds = 0, random = randomInt(STEPS) / STEPS): number {
  const doubled = FIRST_PAUSE_SECONDS * 2 ** Math.min(failures - 1, 20);
  const spread = Math.min(doubled, LONGEST_PAUSE_SECONDS) * (1 - SPREAD * random);
  return Math.min(Math.max(spread, wishSeconds), LONGEST_PAUSE_SECONDS);
}
