import { z } from 'zod';

/**
 * A number that DingTalk may print as a string. Not `z.coerce.number()`: that makes 0 out of null, and 0 means both
 * "success" and "is a member".
 */
export const lenientInteger = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
]);

/** A text that DingTalk may print as a number. */
export const lenientText = z.union([z.string(), z.number().transform(String)]);

/** A text that may be absent, null or empty; all three mean "none". */
export const optionalText = lenientText
  .nullish()
  .transform((text) => (text === '' ? undefined : (text ?? undefined)));
