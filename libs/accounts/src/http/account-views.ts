import * as z from 'zod';
import { pageQueryOf, reason, searchText, timeInCursor } from '#http';
import { plainText } from '#kernel';
import type { ListedAccount } from '../domain/listed-account.js';
import { permissionsOf, ROLES } from '../domain/role.js';
import type { AccountOrder } from '../infra/account-orders.js';

const role = z.enum(ROLES);
const status = z.enum(['active', 'suspended']);

/** `true` or `false` in a query. */
const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const byName = z.enum(['username', 'name'] satisfies AccountOrder[]);
const byTime = z.enum(['created', 'lastLogon'] satisfies AccountOrder[]);

/** A name after NFKC, which can be many times as long as the typed one. */
const nameInCursor = plainText({ max: 4_000, controls: 'all but NUL' });

const position = z.union([
  z.tuple([byName, nameInCursor, z.uuid()]),
  z.tuple([byTime, timeInCursor, z.uuid()]),
]);

/** Maximum number of accounts that can be requested by id; as many as a page can have. */
const MOST_IDS = 100;

/** Query of a list of accounts. */
export const accountsQuery = pageQueryOf(position).extend({
  search: searchText
    .optional()
    .describe(
      'Words of the username or display name, any part of a Chinese name, or the beginning of the email address.',
    ),
  id: z
    .union([z.uuid(), z.array(z.uuid()).max(MOST_IDS)])
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .optional()
    .describe('Only these accounts; at most 100.'),
  role: z
    .union([role, z.array(role).max(ROLES.length)])
    .transform((given) => (Array.isArray(given) ? given : [given]))
    .optional()
    .describe('With several values, any of them may match.'),
  status: z
    .enum([...status.options, 'archived'])
    .optional()
    .describe(
      'Default: all accounts except archived ones. Archived accounts are suspended and listed only if `id` names them.',
    ),
  linked: flag.optional().describe('Whether an identity of a provider is linked to the account.'),
  sort: z.enum([...byName.options, ...byTime.options]).default('username'),
  direction: z.enum(['asc', 'desc']).default('asc'),
});

const account = z.object({
  id: z.uuid(),
  username: z.string(),
  displayName: z.string(),
  email: z.string().nullable(),
  role,
  status,
  suspendedAt: z.date().nullable().describe('Time of the suspension; null while the account is active.'),
  archivedAt: z
    .date()
    .nullable()
    .describe('Time since which the account is archived. Lists leave it out by default.'),
  createdAt: z.date(),
  updatedAt: z.date(),
  lastLogonAt: z
    .date()
    .nullable()
    .describe('Accurate to the minute; null if nobody has logged on with the account yet.'),
  linkedIdentities: z.int(),
});

/** An account in a list. */
export const accountView = account.meta({ id: 'Account' });

/** One account, with its permissions. */
export const accountDetailView = account
  .extend({
    phoneNumber: z.string().nullable().describe('In E.164, such as `+8613800138000`.'),
    phoneNumberVerified: z
      .boolean()
      .describe(
        'Whether a directory vouches for the number. A number that was entered by hand is not verified.',
      ),
    permissions: z.array(z.string()).describe('Permissions of its role, as the API names them.'),
  })
  .meta({ id: 'AccountDetail' });

export const accountUpdateBody = z.strictObject({
  displayName: plainText({ max: 200 }).optional(),
  email: plainText({ max: 300 }).nullable().optional().describe('null removes it.'),
  phoneNumber: plainText({ max: 100 })
    .nullable()
    .optional()
    .describe(
      'null removes it. A number without `+` and a country code is taken as one of the Chinese mainland.',
    ),
});

export const roleBody = z.strictObject({
  role,
  vouch: z
    .boolean()
    .default(false)
    .describe(
      'Makes every logon method of the account count for the role, no matter who set it up: whoever sets the role vouches for them.',
    ),
});

export const reasonBody = z.strictObject({ reason });

export function accountViewOf(listed: ListedAccount): z.output<typeof accountView> {
  return {
    id: listed.id,
    username: listed.username,
    displayName: listed.displayName,
    email: listed.email,
    role: listed.role,
    status: listed.status,
    suspendedAt: listed.suspendedAt,
    archivedAt: listed.archivedAt,
    createdAt: listed.createdAt,
    updatedAt: listed.updatedAt,
    lastLogonAt: listed.lastLogonAt,
    linkedIdentities: listed.linkedIdentities,
  };
}

export function accountDetailViewOf(account: ListedAccount): z.output<typeof accountDetailView> {
  return {
    ...accountViewOf(account),
    phoneNumber: account.phoneNumber,
    phoneNumberVerified: account.isPhoneNumberVerified,
    permissions: [...permissionsOf(account.role)].sort(),
  };
}
