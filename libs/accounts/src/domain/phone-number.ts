import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import * as z from 'zod';

/** Country of numbers without a country code: the Chinese mainland, where people write them that way. */
const DEFAULT_COUNTRY = 'CN';

/** Longest text that is parsed, in UTF-16 units. */
const LONGEST = 40;

/** A phone number in E.164, such as `+8613800138000`. Undefined: the text is not an internationally valid number. */
export function e164Of(text: string): string | undefined {
  const given = text.normalize('NFKC').trim();
  if (given.length > LONGEST) return undefined;
  const number = parsePhoneNumberFromString(given, { defaultCountry: DEFAULT_COUNTRY, extract: false });
  return number?.isValid() === true && number.ext === undefined ? number.number : undefined;
}

/** Parses a phone number as a person wrote it into E.164. */
export const phoneNumber = z.string().transform((text, context) => {
  const number = e164Of(text);
  if (number !== undefined) return number;
  context.addIssue({
    code: 'custom',
    message: 'is not a phone number; write one of another country than China with + and the country code',
  });
  return z.NEVER;
});
