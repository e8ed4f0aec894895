import type { DirectorySettings } from './settings.js';

/** A setting that stops a run. */
export type Threshold = 'leaverThresholdCount' | 'leaverThresholdPercent';

/**
 * The threshold that this number of missing people passes; undefined: none.
 *
 * @param known number of people who were there before
 */
export function passedThreshold(
  settings: Pick<DirectorySettings, Threshold>,
  missing: number,
  known: number,
): Threshold | undefined {
  if (missing > settings.leaverThresholdCount) return 'leaverThresholdCount';
  if (missing * 100 > settings.leaverThresholdPercent * known) return 'leaverThresholdPercent';
  return undefined;
}
