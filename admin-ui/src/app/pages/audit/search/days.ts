/** Days as the reader counts them, in their own time zone; `YYYY-MM-DD` as fields for dates have them. */

/** When today began. */
export function startOfToday(): string {
  return new Date(new Date().setHours(0, 0, 0, 0)).toISOString();
}

/** When a day begins; undefined when it is none. */
export function beginningOf(day: string): string | undefined {
  return timeAt(day, 0);
}

/** When a day is over. */
export function endOf(day: string): string | undefined {
  return timeAt(day, 1);
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

function timeAt(day: string, later: number): string | undefined {
  const [year = NaN, month = NaN, date = NaN] = day.split('-').map(Number);
  const at = new Date(year, month - 1, date + later);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}
