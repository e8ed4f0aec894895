/** Named time ranges. */
export const PERIODS = ['today', '24h', '7d', '30d'] as const;

export type Period = (typeof PERIODS)[number];

const DAY_MS = 86_400_000;

const DAYS = { '24h': 1, '7d': 7, '30d': 30 } as const;

/** The beginning of a period that ends now. Days begin at midnight UTC. */
export function beginningOf(period: Period, now: Date): Date {
  if (period === 'today') return startOfDay(now);
  return new Date(now.getTime() - DAYS[period] * DAY_MS);
}

/** Midnight UTC of a time's day. */
export function startOfDay(time: Date): Date {
  return new Date(Math.floor(time.getTime() / DAY_MS) * DAY_MS);
}
