import { sql, type SqlParams } from '#database';
import { ADMINISTRATIVE_ROLES, type Role } from '../domain/role.js';
import { authorityCovers } from './authority-covers.js';
import { ACCOUNT_COLUMNS } from './account-columns.js';
import { prepare } from './statements.js';

export const accountById = prepare((db, $: SqlParams<{ tenantId: string; id: string }>) =>
  db
    .selectFrom('accounts.account')
    .select(ACCOUNT_COLUMNS)
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

export const accountByUsername = prepare((db, $: SqlParams<{ tenantId: string; key: string }>) =>
  db
    .selectFrom('accounts.account')
    .select(ACCOUNT_COLUMNS)
    .where('tenant_id', '=', $.tenantId)
    .where('username_key', '=', $.key),
);

export const accountByEmail = prepare((db, $: SqlParams<{ tenantId: string; key: string }>) =>
  db
    .selectFrom('accounts.account')
    .select(ACCOUNT_COLUMNS)
    .where('tenant_id', '=', $.tenantId)
    .where('email_key', '=', $.key),
);

/** The archived accounts, or all others. */
export const everyAccount = prepare((db, $: SqlParams<{ tenantId: string; isArchived: boolean }>) =>
  db
    .selectFrom('accounts.account')
    .select(ACCOUNT_COLUMNS)
    .where('tenant_id', '=', $.tenantId)
    .where(sql<boolean>`(archived_at is not null) = ${$.isArchived}`)
    .orderBy('username_key'),
);

export const activeAdministrators = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .selectFrom('accounts.account')
    .select(ACCOUNT_COLUMNS)
    .where('tenant_id', '=', $.tenantId)
    .where('status', '=', 'active')
    .where('role', 'in', ADMINISTRATIVE_ROLES)
    .orderBy('username_key'),
);

/** The number of accounts, and of those without a linked identity. */
export const activeAccounts = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .selectFrom('accounts.account as a')
    .innerJoin('accounts.activity as v', (join) =>
      join.onRef('v.tenant_id', '=', 'a.tenant_id').onRef('v.account_id', '=', 'a.id'),
    )
    .select([
      sql<number>`count(*)::int`.as('active'),
      sql<number>`(count(*) filter (where v.linked_identities = 0))::int`.as('withoutIdentity'),
    ])
    .where('a.tenant_id', '=', $.tenantId)
    .where('a.status', '=', 'active'),
);

/** One row if there is such an account, able to log on or not. */
export const anyActiveAccount = prepare((db, $: SqlParams<{ tenantId: string; roles: readonly Role[] }>) =>
  db
    .selectFrom('accounts.account')
    .select('id')
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb('role', '=', eb.fn.any($.roles)))
    .where('status', '=', 'active')
    .limit(1),
);

/** One row if an active account with one of these roles has an email address whose authority covers its role. */
export const anyEmailForRole = prepare((db, $: SqlParams<{ tenantId: string; roles: readonly Role[] }>) =>
  db
    .selectFrom('accounts.account')
    .select('id')
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb('role', '=', eb.fn.any($.roles)))
    .where('status', '=', 'active')
    .where('email', 'is not', null)
    .where((eb) => authorityCovers(eb.ref('email_authority'), eb.ref('role')))
    .limit(1),
);

/** The skeleton of a username, without the id that the migration appended. */
const LOOK = sql<string>`split_part(username_skeleton, ' ', 1)`;

export const lookAlikeAccounts = prepare((db, $: SqlParams<{ tenantId: string }>) =>
  db
    .with('looks', (db) =>
      db
        .selectFrom('accounts.account')
        .select(LOOK.as('look'))
        .where('tenant_id', '=', $.tenantId)
        .where('username_skeleton', 'like', '% %'),
    )
    .selectFrom('accounts.account')
    .select(ACCOUNT_COLUMNS)
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb(LOOK, 'in', eb.selectFrom('looks').select('look')))
    .orderBy(LOOK)
    .orderBy('created_at')
    .orderBy('id'),
);
