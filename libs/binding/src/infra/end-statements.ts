import { sql, type SqlParams, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { providerKey } from '#providers';
import { prepare } from './statements.js';

/** The accounts of those bindings that are live. */
export const accountsOfBindings = prepare(
  (db, $: SqlParams<{ tenantId: string; bindingIds: readonly string[] }>) =>
    db
      .selectFrom('binding.binding')
      .select('account_id as accountId')
      .distinct()
      .where('tenant_id', '=', $.tenantId)
      .where((eb) => eb('id', '=', eb.fn.any($.bindingIds)))
      .where('ended_at', 'is', null),
);

interface End {
  readonly tenantId: string;
  readonly bindingId: string;
  /** Only if the binding belongs to this account; null: any account. */
  readonly accountId: string | null;
  readonly endedBy: string | null;
  readonly reason: string;
  readonly now: DatabaseNow;
}

/** Ends a live binding and returns its account and identity. */
export const endBinding = prepare((db, $: SqlParams<End>) =>
  db
    .updateTable('binding.binding')
    .set({ ended_at: $.now, ended_by: $.endedBy, end_reason: $.reason })
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.bindingId)
    .where('ended_at', 'is', null)
    .where(sql<SqlBool>`(${$.accountId}::uuid is null or account_id = ${$.accountId})`)
    .returning((eb) => [
      'account_id as accountId',
      'connection_id as connectionId',
      providerKey(eb.ref('connection_id')).as('provider'),
      'subject',
      'name',
    ]),
);
