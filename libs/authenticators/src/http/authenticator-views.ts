import * as z from 'zod';
import { ROLES } from '#accounts';
import { plainText } from '#kernel';
import type { CredentialStatus } from '#logon-menu';
import { COUNTED_FOR } from '../lockout/lockouts.js';

const lockout = z
  .object({
    method: z.string(),
    countedFor: z
      .enum(COUNTED_FOR)
      .describe(
        'Which name was typed. Failures are counted separately for each name, and for each browser in which the account has logged on before.',
      ),
    refuses: z.enum(['proof', 'code']).describe('What is refused: checking a proof, or sending a code.'),
    failures: z.int(),
    blockedUntil: z.date().nullable(),
  })
  .meta({ id: 'Lockout' });

const accountMethod = z
  .object({
    key: z.string(),
    label: z.object({ en: z.string(), zh: z.string() }),
    enabled: z.boolean().describe('Whether the tenant offers the method.'),
    standing: z
      .enum(['usable', 'outgrown', 'missing'] satisfies CredentialStatus[])
      .describe(
        'Whether the account has what the method needs: a password, an address, a binding. `outgrown`: it has, but it was set by a person who may not give the account its role, so it does not count.',
      ),
  })
  .meta({ id: 'AccountMethod' });

/** The role to assume for the account. */
export const authenticatorsQuery = z.strictObject({
  asRole: z
    .enum(ROLES)
    .optional()
    .describe('Shows what would count if the account had this role. Default: its own role.'),
});

/** The methods with which an account can log on. */
export const authenticatorsView = z
  .object({
    methods: z.array(accountMethod),
    passwordSetAt: z.date().nullable().describe('null: the account has no password.'),
    lockouts: z.array(lockout).describe('What is currently blocked because of too many failures.'),
  })
  .meta({ id: 'AccountAuthenticators' });

/** Longest password that is processed, in characters; the rule that refuses long ones states the real limit. */
const password = plainText({ max: 1_000, controls: 'all but NUL', what: 'A password' });

export const passwordBody = z.strictObject({ password });

export const unlockBody = z.strictObject({
  method: plainText({ max: 100 }).describe('Key of a logon method.'),
});

/** The use case validates the fields, in one form for everybody who creates accounts. */
export const newAccountBody = z.strictObject({
  username: plainText({ max: 200 }),
  displayName: plainText({ max: 200 }),
  email: plainText({ max: 300 }).nullable().default(null),
  phoneNumber: plainText({ max: 100 }).nullable().default(null),
  role: z.enum(ROLES).default('member'),
  password: password.optional().describe('If omitted, the account has no password.'),
});
