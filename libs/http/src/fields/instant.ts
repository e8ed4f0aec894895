import * as z from 'zod';

/** The range of times that all parts can store and send: years with four digits, from year 1 on. */
const [EARLIEST, LATEST] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];

/** Whether the text is an existing calendar time in RFC 3339 format that both PostgreSQL and JavaScript accept. */
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
