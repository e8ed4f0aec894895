import { isInstant } from '../fields/instant.js';
import { plainText } from '#kernel';

const FORM = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,6})?)([+-]\d\d)(?::(\d\d))?$/;

/** PostgreSQL knows no time zone that is further from UTC, in hours. */
const FURTHEST_ZONE = 15;

/**
 * A time in the position of a row, as PostgreSQL writes `timestamptz` as text: exact to the microsecond, where a `Date`
 * is not. `-infinity` comes before all times.
 */
export const timeInCursor = plainText({ max: 40 }).refine((text) => text === '-infinity' || isTime(text));

function isTime(text: string): boolean {
  const match = FORM.exec(text);
  if (match === null) return false; // `Date.parse` finds a time in nearly any text
  const [, day = '', time = '', hours = '', minutes = '00'] = match;
  return Math.abs(Number(hours)) <= FURTHEST_ZONE && isInstant(`${day}T${time}${hours}:${minutes}`);
}
