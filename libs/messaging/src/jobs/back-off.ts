/** When failed work is tried again, and how often. */
export interface BackOff {
  /** Seconds before the second attempt; each further pause is twice as long. */
  readonly firstSeconds: number;
  /** Longest pause, in seconds. */
  readonly longestSeconds: number;
  /** Number of attempts after which it is given up. Without it: never. */
  readonly attempts?: number;
}

/** Seconds until the next attempt after the given number of failures in a row, from 1; null when it is given up. */
export function pauseAfter(
  failures: number,
  { firstSeconds, longestSeconds, attempts }: BackOff,
): number | null {
  if (attempts !== undefined && failures >= attempts) return null;
  return Math.min(firstSeconds * 2 ** (failures - 1), longestSeconds);
}
