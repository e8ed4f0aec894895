import { sql, type SqlParams } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

/** Written at most once a minute. */
export const noteLogon = prepare(
  (db, $: SqlParams<{ tenantId: string; accountId: string; at: DatabaseNow }>) =>
    db
      .updateTable('accounts.activity')
      .set({ last_logon_at: $.at })
      .where('tenant_id', '=', $.tenantId)
      .where('account_id', '=', $.accountId)
      .where('last_logon_at', '<', sql<Date>`${$.at}::timestamptz - interval '1 minute'`),
);

export const noteLink = prepare((db, $: SqlParams<{ tenantId: string; accountId: string; change: 1 | -1 }>) =>
  db
    .updateTable('accounts.activity')
    .set({ linked_identities: sql<number>`linked_identities + ${$.change}` })
    .where('tenant_id', '=', $.tenantId)
    .where('account_id', '=', $.accountId),
);

export const noteLinks = prepare((db, $: SqlParams<{ tenantId: string; accountIds: readonly string[] }>) =>
  db
    .updateTable('accounts.activity')
    .set({ linked_identities: sql<number>`linked_identities + 1` })
    .where('tenant_id', '=', $.tenantId)
    .where((eb) => eb('account_id', '=', eb.fn.any($.accountIds))),
);
