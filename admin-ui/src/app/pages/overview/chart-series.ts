import type { Overview } from '../../api/generated/models/overview';
import { PROVIDER_NAMES } from '../../providers/providers';

type Logons = Overview['logons'];
type Outcome = Logons['counts'][number]['outcome'];

/** How the bars are split. */
export type Split = 'outcome' | 'method';

/** One colour of the bars: a count for each day. */
export interface Series {
  readonly name: string;
  readonly color: string;
  readonly counts: readonly number[];
}

const OUTCOMES: Readonly<Record<Outcome, { readonly name: string; readonly color: string }>> = {
  completed: { name: $localize`:@@overview.outcome.completed:Completed`, color: '#2f9e6b' },
  refused: { name: $localize`:@@overview.outcome.refused:Refused`, color: '#d9822b' },
  declined: { name: $localize`:@@overview.outcome.declined:Declined on the phone`, color: '#b5568f' },
  failed: {
    name: $localize`:@@overview.outcome.failed:Failed at ${PROVIDER_NAMES}:PROVIDERS:`,
    color: '#c94a4a',
  },
  expired: { name: $localize`:@@overview.outcome.expired:Not finished in time`, color: '#8a94a6' },
};

const METHOD_COLORS = ['#3b6fd4', '#2f9e6b', '#d9822b', '#8b5fbf', '#8a94a6'];

const DAY_MS = 86_400_000;

/** The bars of a chart: every day of the range, including days without a logon. */
export function seriesOf(
  { from, to, counts }: Logons,
  split: Split,
  methodName: (key: string) => string,
): { readonly days: readonly string[]; readonly series: readonly Series[] } {
  const days = daysBetween(from, to);
  const keys = [...new Set(counts.map((count) => count[split]))];
  const series = keys.map((key, index) => ({
    name: split === 'outcome' ? OUTCOMES[key as Outcome].name : methodName(key),
    color:
      split === 'outcome'
        ? OUTCOMES[key as Outcome].color
        : (METHOD_COLORS[index % METHOD_COLORS.length] ?? ''),
    counts: days.map((day) =>
      counts
        .filter((count) => count.day === day && count[split] === key)
        .reduce((sum, { count }) => sum + count, 0),
    ),
  }));
  return { days, series };
}

function daysBetween(from: string, to: string): readonly string[] {
  const [first, last] = [from, to].map((day) => new Date(`${day}T00:00:00Z`).getTime());
  if (first === undefined || last === undefined) return [];
  return Array.from({ length: Math.round((last - first) / DAY_MS) + 1 }, (_, day) =>
    new Date(first + day * DAY_MS).toISOString().slice(0, 10),
  );
}
