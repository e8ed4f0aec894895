import type { DirectorySettings } from './settings.js';

/** A setting that stops a run. */
export type Threshold = 'leaverThresholdCount' | 'leaverThresholdPercent';

/** Maximum number of people that something may affect, and the largest share of the known people, in percent. */
export interface Limits {
  readonly count: number;
  readonly percent: number;
}

/** The limit that this number of people exceeds; undefined: none. */
export function passedLimit(
  { count, percent }: Limits,
  people: number,
  known: number,
): 'Count' | 'Percent' | undefined {
  if (people > count) return 'Count';
  return people * 100 > percent * known ? 'Percent' : undefined;
}

/**
 * The threshold that this number of missing people exceeds; undefined: none.
 *
 * @param known number of people who were there before
 */
export function passedThreshold(
  settings: Pick<DirectorySettings, Threshold>,
  missing: number,
  known: number,
): Threshold | undefined {
  const limits = { count: settings.leaverThresholdCount, percent: settings.leaverThresholdPercent };
  const passed = passedLimit(limits, missing, known);
  return passed && `leaverThreshold${passed}`;
}
