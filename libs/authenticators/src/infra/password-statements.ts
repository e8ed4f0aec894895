import { authorityCovers, joinableAccounts, type Authority, type Role } from '#accounts';
import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

type OfAccount = SqlParams<{ tenantId: string; accountId: string | null }>;

export const passwordOf = prepare((db, $: OfAccount) =>
  db
    .selectFrom('authenticators.password')
    .select(['hash', 'authority'])
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId),
);

export const passwordSetAt = prepare((db, $: OfAccount) =>
  db
    .selectFrom('authenticators.password')
    .select('set_at as setAt')
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId),
);

/** The authority of a password, and the role of its account. */
export const passwordAuthority = prepare((db, $: OfAccount) =>
  db
    .selectFrom('authenticators.password as p')
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'p.tenant_id').onRef('a.id', '=', 'p.account_id'),
    )
    .select(['p.authority', 'a.role'])
    .where('p.tenant_id', '=', $.tenantId)
    .where('p.account_id', '=', $.accountId),
);

/** One row if an active account with one of these roles has a password whose authority covers its role. */
export const anyPasswordForRole = prepare((db, $: SqlParams<{ tenantId: string; roles: readonly Role[] }>) =>
  db
    .selectFrom('authenticators.password as p')
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'p.tenant_id').onRef('a.id', '=', 'p.account_id'),
    )
    .select('a.id')
    .where('p.tenant_id', '=', $.tenantId)
    .where((eb) => eb('a.role', '=', eb.fn.any($.roles)))
    .where('a.status', '=', 'active')
    .where((eb) => authorityCovers(eb.ref('p.authority'), eb.ref('a.role')))
    .limit(1),
);

interface NewPassword {
  readonly tenantId: string;
  readonly accountId: string;
  readonly hash: string;
  readonly authority: Authority;
  readonly now: DatabaseNow;
}

/** Sets or replaces a password; returns which. */
export const setPassword = prepare((db, $: SqlParams<NewPassword>) =>
  db
    .insertInto('authenticators.password')
    .values({
      tenant_id: $.tenantId,
      account_id: $.accountId,
      hash: $.hash,
      authority: $.authority,
      set_at: $.now,
    })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'account_id']).doUpdateSet((eb) => ({
        hash: eb.ref('excluded.hash'),
        authority: eb.ref('excluded.authority'),
        set_at: eb.ref('excluded.set_at'),
      })),
    )
    // A row that existed before has been replaced by this transaction.
    .returning(sql<boolean>`xmax <> 0`.as('replaced')),
);

type Hashes = SqlParams<{ tenantId: string; accountId: string; former: string; hash: string }>;

/** Replaces `former` with a stronger hash, unless the password was replaced meanwhile. */
export const strengthenPassword = prepare((db, $: Hashes) =>
  db
    .updateTable('authenticators.password')
    .set({ hash: $.hash })
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId)
    .where('hash', '=', $.former),
);

type Vouched = SqlParams<{ tenantId: string; accountId: string; authority: Authority }>;

export const vouchForPassword = prepare((db, $: Vouched) =>
  db
    .updateTable('authenticators.password')
    .set({ authority: $.authority })
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId),
);
