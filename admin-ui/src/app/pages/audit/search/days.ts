/** Days in the reader's time zone; `YYYY-MM-DD`, as in date fields. */

/** The beginning of today. */
export function startOfToday(): string {
  return new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
}

/** The beginning of a day; undefined if it is not a valid day. Where clocks go forward at midnight, it is later than 0:00. */
export function beginningOf(day: string): string | undefined {
  return timeAt(day, 0);
}

/** The end of a day: the beginning of the next one. */
export function endOf(day: string): string | undefined {
  return timeAt(day, 1);
}

/** The day that begins at a time; undefined: none does. */
export function dayBeginningAt(time: string): string | undefined {
  return dayWith(beginningOf, dayOf(time), time);
}

/** The day that ends at a time; undefined: none does. */
export function dayEndingAt(time: string): string | undefined {
  return dayWith(endOf, lastDayBefore(time), time);
}

/** The day of a time; undefined if it is not a valid time. */
export function dayOf(time: string): string | undefined {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return undefined;
  const parts = [at.getFullYear(), at.getMonth() + 1, at.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}

/** The last day of a range that ends at a time. */
export function lastDayBefore(time: string): string | undefined {
  return dayOf(new Date(new Date(time).getTime() - 1).toString());
}

function dayWith(
  edge: (day: string) => string | undefined,
  day: string | undefined,
  time: string,
): string | undefined {
  const at = day === undefined ? undefined : edge(day);
  return at !== undefined && Date.parse(at) === Date.parse(time) ? day : undefined;
}

function timeAt(day: string, later: number): string | undefined {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  if (year < 1970) return undefined; // no log is that old, and `Date` reads two digits as a year of the last century
  const at = new Date(year, month - 1, date + later);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
