import * as z from 'zod';

/** The times that everything here can store and send: those of years with four digits, from year 1 on. */
const [EARLIEST, LATEST] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];

/** Whether it is a time of the calendar, as RFC 3339 writes it, that PostgreSQL and JavaScript both know. */
export function isInstant(text: string): boolean {
  const time = form.safeParse(text).success ? Date.parse(text) : Number.NaN;
  return time >= EARLIEST && time <= LATEST;
}

const form = z.iso.datetime({
  offset: true,
  abort: true,
  error: 'Must be a time with its offset, such as 2026-11-30T09:00:00+08:00',
});

/** A point in time (RFC 3339), to the millisecond. */
export const instant = form
  .refine(isInstant, 'Not a time between the years 1 and 9999')
  .transform((text) => new Date(text));
