import type { PERIODS } from './log-search';

/** The labels of the named time ranges. */
export const PERIOD_TEXTS: Readonly<Record<(typeof PERIODS)[number], string>> = {
  today: $localize`:@@audit.period.today:Today`,
  '24h': $localize`:@@audit.period.24h:Last 24 hours`,
  '7d': $localize`:@@audit.period.7d:Last 7 days`,
  '30d': $localize`:@@audit.period.30d:Last 30 days`,
};
