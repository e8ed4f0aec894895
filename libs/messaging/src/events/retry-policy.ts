/** Seconds before the second attempt; each further pause is twice as long. */
export const FIRST_PAUSE_SECONDS = 1;

/** Seconds that no pause exceeds. */
const LONGEST_PAUSE_SECONDS = 900;

/** Attempts after which an event is parked for its listener, visible in metrics and to the operator. */
export const ATTEMPTS = 12;

/** Seconds until the next attempt after `attempts` failures, or undefined when the event is to be parked. */
export function pauseAfter(attempts: number): number | undefined {
  if (attempts >= ATTEMPTS) return undefined;
  return Math.min(FIRST_PAUSE_SECONDS * 2 ** (attempts - 1), LONGEST_PAUSE_SECONDS);
}
