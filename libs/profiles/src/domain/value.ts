import * as z from 'zod';
import { shownText } from '#kernel';
import type { Field } from './field.js';

/** In UTF-16 units. */
export const LONGEST_VALUE = 200;

const LONGEST_URL = 500;

/** Maximum number of digits of a number, so that it stays exact wherever it goes. */
const MOST_DIGITS = 15;

const number = z
  .string()
  .trim()
  .regex(/^-?\d+(?:\.\d+)?$/, 'is a number, such as 12 or 12.5')
  .refine(
    (given) => given.replaceAll(/\D/g, '').length <= MOST_DIGITS,
    `has at most ${String(MOST_DIGITS)} digits`,
  )
  .transform((given) => String(Number(given)));

const url = z
  .string()
  .trim()
  .max(LONGEST_URL, `is at most ${String(LONGEST_URL)} characters`)
  .refine(isWebAddress, 'is an address that begins with https:// or http://')
  .transform((given) => new URL(given).href)
  .refine((href) => href.length <= LONGEST_URL, `is at most ${String(LONGEST_URL)} characters`);

/** Schema of a field's values; it also normalises them to the form in which they are stored and sent. */
export function valueOf({ type, choices }: Pick<Field, 'type' | 'choices'>): z.ZodType<string, string> {
  switch (type) {
    case 'text':
      return shownText(LONGEST_VALUE);
    case 'number':
      return number;
    case 'date':
      return z.iso.date('is a day, such as 2026-03-31');
    case 'boolean':
      return z.enum(['true', 'false'], 'is true or false');
    case 'choice':
      return shownText(LONGEST_VALUE).refine(
        (given) => choices.includes(given),
        `is one of: ${choices.join(', ')}`,
      );
    case 'url':
      return url;
  }
}

/** A web address without a name and password in it, which everybody would see. */
function isWebAddress(given: string): boolean {
  const address = URL.parse(given);
  return (
    address !== null &&
    ['http:', 'https:'].includes(address.protocol) &&
    address.username === '' &&
    address.password === ''
  );
}
