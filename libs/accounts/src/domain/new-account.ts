import * as z from 'zod';
import { identifierText, shownText } from '#kernel';
import { phoneNumber } from './phone-number.js';
import { ROLES } from './role.js';

const normalized = z.string().transform((text) => text.normalize('NFKC').trim());

const email = normalized.pipe(z.email('is not an email address').max(254, 'is at most 254 characters'));

const displayName = shownText(100);

/**
 * What an account is made of. A username has no `@`, so that what people type is an email address or a username,
 * never both.
 */
export const newAccount = z.object({
  username: identifierText(64),
  email: email.nullish().transform((given) => given ?? null),
  phoneNumber: phoneNumber.nullish().transform((given) => given ?? null),
  displayName,
  role: z.enum(ROLES, `is one of ${ROLES.join(', ')}`),
});

export type NewAccount = z.input<typeof newAccount>;

/** What of an account can be changed; what is left out stays. `null` removes the email address or the phone number. */
export const accountChanges = z
  .object({ displayName, email: email.nullable(), phoneNumber: phoneNumber.nullable() })
  .partial();

export type AccountChanges = z.input<typeof accountChanges>;
