import { type SqlParams, type SqlBool, sql } from '#database';
import type { DatabaseNow } from '#kernel';
import { prepare } from './statements.js';

/** The account that a link is for, whether or not the link can still be used. */
export const accountOfLink = prepare((db, $: SqlParams<{ tenantId: string; id: string }>) =>
  db
    .selectFrom('binding.attach_link')
    .select('account_id as accountId')
    .where('tenant_id', '=', $.tenantId)
    .where('id', '=', $.id),
);

type OfAccount = SqlParams<{ tenantId: string; accountId: string; now: DatabaseNow }>;

/** The links by or for an account that can still be used. */
export const openLinksAround = prepare((db, $: OfAccount) =>
  db
    .selectFrom('binding.attach_link')
    .select(['id', 'account_id as accountId', 'created_by as makerId', 'authority'])
    .where('tenant_id', '=', $.tenantId)
    .where('used_at', 'is', null)
    .where('expires_at', '>', $.now)
    .where((eb) => eb.or([eb('account_id', '=', $.accountId), eb('created_by', '=', $.accountId)]))
    .orderBy('id'),
);

type Open = SqlParams<{ tenantId: string; id: string | null; accountId: string | null; now: DatabaseNow }>;

/** Ends links that can still be used: one link, or all of an account; null: no restriction. */
export const endOpenLinks = prepare((db, $: Open) =>
  db
    .updateTable('binding.attach_link')
    .set({ expires_at: $.now })
    .where('tenant_id', '=', $.tenantId)
    .where(sql<SqlBool>`(${$.id}::uuid is null or id = ${$.id})`)
    .where(sql<SqlBool>`(${$.accountId}::uuid is null or account_id = ${$.accountId})`)
    .where('used_at', 'is', null)
    .where('expires_at', '>', $.now)
    .returning(['id as linkId', 'account_id as accountId']),
);
