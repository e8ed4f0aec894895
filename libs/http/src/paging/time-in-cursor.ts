import { z } from 'zod';

const FORM = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,6})?)([+-]\d\d)(?::(\d\d))?$/;

/**
 * A time in the position of a row, as PostgreSQL writes `timestamptz` as text: exact to the microsecond, where a `Date`
 * is not. `-infinity` comes before all times.
 */
export const timeInCursor = z.string().refine((text) => text === '-infinity' || isTime(text));

function isTime(text: string): boolean {
  const [, day, time, hours, minutes = '00'] = FORM.exec(text) ?? [];
  return !Number.isNaN(Date.parse(`${String(day)}T${String(time)}${String(hours)}:${minutes}`));
}
