import { joinableAccounts } from '#accounts';
import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

interface Chosen {
  readonly tenantId: string;
  readonly groupId: string;
  readonly accountIds: readonly string[];
}

type OfGroup = SqlParams<{ tenantId: string; groupId: string }>;

/** Existing accounts, for the log and to check the ids that callers name. */
export const accountsNamed = prepare((db, $: SqlParams<{ tenantId: string; ids: readonly string[] }>) =>
  db
    .selectFrom(joinableAccounts.as('a'))
    .select(['a.id', 'a.username'])
    .where('a.tenant_id', '=', $.tenantId)
    .where((eb) => eb('a.id', '=', eb.fn.any($.ids)))
    .orderBy('a.id'),
);

/** Returns the accounts that were added. */
export const insertMembers = prepare((db, $: SqlParams<Chosen & { readonly now: DatabaseNow }>) =>
  db
    .insertInto('groups.member')
    .columns(['tenant_id', 'group_id', 'account_id', 'added_at'])
    .expression(
      db.selectNoFrom([
        sql<string>`${$.tenantId}::uuid`.as('tenant_id'),
        sql<string>`${$.groupId}::uuid`.as('group_id'),
        sql<string>`unnest(${$.accountIds}::uuid[])`.as('account_id'),
        sql<Date>`${$.now}::timestamptz`.as('added_at'),
      ]),
    )
    .onConflict((conflict) => conflict.doNothing())
    .returning('account_id as accountId'),
);

/** Returns the accounts that were removed. */
export const deleteMembers = prepare((db, $: SqlParams<Chosen>) =>
  db
    .deleteFrom('groups.member')
    .where('tenant_id', '=', $.tenantId)
    .where('group_id', '=', $.groupId)
    .where((eb) => eb('account_id', '=', eb.fn.any($.accountIds)))
    .returning('account_id as accountId'),
);

/** The accounts that were added to a group by hand. */
export const idsOfMembers = prepare((db, $: OfGroup) =>
  db
    .selectFrom('groups.member')
    .select('account_id as accountId')
    .where('tenant_id', '=', $.tenantId)
    .where('group_id', '=', $.groupId),
);

export const countOfMembers = prepare((db, $: OfGroup) =>
  db
    .selectFrom('groups.member')
    .select(sql<number>`count(*)::int`.as('members'))
    .where('tenant_id', '=', $.tenantId)
    .where('group_id', '=', $.groupId),
);
