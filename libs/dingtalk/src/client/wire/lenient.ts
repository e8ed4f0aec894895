import * as z from 'zod';

/** A truth value that DingTalk may send as a string. */
export const lenientBoolean = z.union([
  z.boolean(),
  z.enum(['true', 'false']).transform((word) => word === 'true'),
]);

/**
 * A number that DingTalk may send as a string. Not `z.coerce.number()`: that turns null into 0, which means "success"
 * in one place and "is a member" in another.
 */
export const lenientInteger = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
]);

/** A text that DingTalk may send as a number. */
export const lenientText = z.union([z.string(), z.number().transform(String)]);

/** A text that may be absent, null or empty; all three mean "none". */
export const optionalText = lenientText
  .nullish()
  .transform((text) => (text === '' ? undefined : (text ?? undefined)));
