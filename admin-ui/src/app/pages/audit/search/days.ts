/** Days as the reader counts them, in their own time zone; `YYYY-MM-DD` as fields for dates have them. */

/** When today began. */
export function startOfToday(): string {
  return new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
}

/** When a day begins; undefined when it is none. Where clocks are put forward at midnight that is later than 0:00. */
export function beginningOf(day: string): string | undefined {
  return timeAt(day, 0);
}

/** When a day is over: when the next one begins. */
export function endOf(day: string): string | undefined {
  return timeAt(day, 1);
}

/** The day that begins at a time; undefined when none does. */
export function dayBeginningAt(time: string): string | undefined {
  return dayWith(beginningOf, dayOf(time), time);
}

/** The day that is over at a time; undefined when none is. */
export function dayEndingAt(time: string): string | undefined {
  return dayWith(endOf, lastDayBefore(time), time);
}

/** The day that a time is in; undefined when it is no time. */
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
  if (year < 1970) return undefined; // no log is as old, and two digits would be a year of the last century
  const at = new Date(year, month - 1, date + later);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
