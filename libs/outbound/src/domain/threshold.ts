import { passedLimit, type DirectorySettings } from '#directory';

export const THRESHOLDS = ['outboundThresholdCount', 'outboundThresholdPercent'] as const;

export type Threshold = (typeof THRESHOLDS)[number];

/**
 * The threshold that this number of people to disable exceeds; undefined: none.
 *
 * @param known number of compared people who exist at the source
 */
export function passedThreshold(
  settings: Pick<DirectorySettings, Threshold>,
  disables: number,
  known: number,
): Threshold | undefined {
  const limits = { count: settings.outboundThresholdCount, percent: settings.outboundThresholdPercent };
  const passed = passedLimit(limits, disables, known);
  return passed && `outboundThreshold${passed}`;
}
