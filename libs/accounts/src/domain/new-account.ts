import * as z from 'zod';
import { identifierText, shownText } from '#kernel';
import { phoneNumber } from './phone-number.js';
import { ROLES } from './role.js';

const normalized = z.string().transform((text) => text.normalize('NFKC').trim());

const email = normalized.pipe(z.email('is not an email address').max(254, 'is at most 254 characters'));

const displayName = shownText(100);

/** Fields of a new account. A username has no `@`, so that what people type is either an email address or a username. */
export const newAccount = z.object({
  username: identifierText(64),
  email: email.nullish().transform((given) => given ?? null),
  phoneNumber: phoneNumber.nullish().transform((given) => given ?? null),
  displayName,
  role: z.enum(ROLES, `is one of ${ROLES.join(', ')}`),
});

export type NewAccount = z.input<typeof newAccount>;

/** Fields of an account that can be changed; those left out stay. `null` removes the email address or the phone number. */
export const accountChanges = z
  .object({ displayName, email: email.nullable(), phoneNumber: phoneNumber.nullable() })
  .partial();

export type AccountChanges = z.input<typeof accountChanges>;
