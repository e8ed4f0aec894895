import type { PageContext } from '../context/page-context.js';
import { LANGUAGE_TAG, languageOfDates } from '../i18n/locale.js';
import { texts } from '../texts/index.js';

const STEPS = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** Seconds that have passed since then; negative for a time in the future. */
function ageOf(context: PageContext, at: Date): number {
  return Math.round((context.now.getTime() - at.getTime()) / 1_000);
}

/** `2 minutes ago`, counted from the database's time. */
export function relativeTime(context: PageContext, at: Date): string {
  const seconds = -ageOf(context, at);
  if (Math.abs(seconds) < 10) return texts(context.locale).common.justNow;
  const [unit, size] = STEPS.find(([, size]) => Math.abs(seconds) >= size) ?? ['second', 1];
  const format = new Intl.RelativeTimeFormat(LANGUAGE_TAG[context.locale], { numeric: 'always' });
  return format.format(Math.trunc(seconds / size), unit);
}

/** Date and time in UTC, marked as such; the page's script converts it to the reader's time zone. */
export function absoluteTime(context: PageContext, at: Date): string {
  const format = new Intl.DateTimeFormat(languageOfDates(LANGUAGE_TAG[context.locale]), {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return `${format.format(at)} UTC`;
}

interface TimestampProps {
  readonly context: PageContext;
  readonly at: Date;
  readonly style: 'relative' | 'absolute';
}

/** A point in time. The relative form has the absolute one as its title. */
export function Timestamp({ context, at, style }: TimestampProps) {
  const absolute = absoluteTime(context, at);
  return (
    <time
      datetime={at.toISOString()}
      data-moment={style}
      data-age={style === 'relative' ? String(ageOf(context, at)) : undefined}
      title={style === 'relative' ? absolute : undefined}
      safe
    >
      {style === 'relative' ? relativeTime(context, at) : absolute}
    </time>
  );
}
