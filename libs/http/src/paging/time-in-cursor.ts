import { isInstant } from '../fields/instant.js';
import { plainText } from '#kernel';

const FORM = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d{1,6})?)([+-]\d\d)(?::(\d\d))?$/;

/** The largest UTC offset that PostgreSQL accepts, in hours. */
const FURTHEST_ZONE = 15;

/**
 * A time in the position of a row, in PostgreSQL's text form of `timestamptz`: exact to the microsecond, unlike a `Date`. `-infinity` sorts
 * before all times.
 */
export const timeInCursor = plainText({ max: 40 }).refine((text) => text === '-infinity' || isTime(text));

function isTime(text: string): boolean {
  const match = FORM.exec(text);
  if (match === null) return false; // `Date.parse` finds a time in nearly any text
  const [, day = '', time = '', hours = '', minutes = '00'] = match;
  return Math.abs(Number(hours)) <= FURTHEST_ZONE && isInstant(`${day}T${time}${hours}:${minutes}`);
}
