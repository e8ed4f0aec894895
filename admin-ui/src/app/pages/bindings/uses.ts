/** The filter for the last use of a binding. */
export const USES = ['30d', 'long-ago', 'never'] as const;

type Use = (typeof USES)[number];

const NAMES: Readonly<Record<Use, string>> = {
  '30d': $localize`:@@bindings.used.30d:In the last 30 days`,
  'long-ago': $localize`:@@bindings.used.longAgo:Not in the last 90 days`,
  never: $localize`:@@bindings.used.never:Never`,
};

const DAY_MS = 86_400_000;

/** The label of a range. */
export function useName(use: Use): string {
  return NAMES[use];
}

/** The range as the API takes it. */
export function whenUsed(use: Use | undefined): {
  readonly usedFrom?: string;
  readonly usedBefore?: string;
  readonly neverUsed?: 'true';
} {
  if (use === 'never') return { neverUsed: 'true' };
  if (use === '30d') return { usedFrom: daysAgo(30) };
  return use === 'long-ago' ? { usedBefore: daysAgo(90) } : {};
}

/** At midnight UTC, so that repeated requests are the same. */
function daysAgo(days: number): string {
  return `${new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10)}T00:00:00.000Z`;
}
