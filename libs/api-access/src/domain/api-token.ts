import * as z from 'zod';
import { PERMISSIONS } from '#accounts';
import { plainText } from '#kernel';

/** `personal`: a person's token, for their own scripts. `client`: a tenant's token, for a program with a responsible person. */
export const TOKEN_KINDS = ['personal', 'client'] as const;

export type TokenKind = (typeof TOKEN_KINDS)[number];

/** Longest lifetime of a token, in days: at least once a year somebody has to decide that it is still needed. */
export const LONGEST_DAYS = 366;

/** The default, in days. */
export const USUAL_DAYS = 90;

/** Maximum number of valid tokens of a person, and of clients of a tenant. */
export const MOST_TOKENS: Readonly<Record<TokenKind, number>> = { personal: 20, client: 100 };

const permission = z.enum(PERMISSIONS, { error: 'A permission is one of those that roles have' });

/** Fields of a new token. */
export const newTokenFields = z.object({
  name: plainText({ max: 100, min: 1, trim: true, what: 'The name' }),
  permissions: z
    .array(permission)
    .min(1, 'A token has at least one permission')
    .transform((all) => [...new Set(all)].sort())
    .describe("A subset of the owner's permissions."),
  isSensitive: z
    .boolean()
    .default(false)
    .describe(
      'Whether the token may do what requires a fresh authentication from people (`x-fresh-authentication`).',
    ),
  days: z
    .int('The days are a whole number')
    .min(1, 'A token is good for a day at least')
    .max(LONGEST_DAYS, `A token is good for ${String(LONGEST_DAYS)} days at most`)
    .default(USUAL_DAYS)
    .describe('Number of days for which the token is valid.'),
});

export type NewToken = z.input<typeof newTokenFields>;

/** A token as people see it, without its text. */
export interface ApiToken {
  readonly id: string;
  readonly kind: TokenKind;
  readonly name: string;
  readonly owner: { readonly id: string; readonly username: string; readonly displayName: string };
  readonly permissions: readonly string[];
  readonly isSensitive: boolean;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Accurate to five minutes; null: never. */
  readonly lastUsedAt: Date | null;
}
