import { joinableAccounts } from '#accounts';
import { sql, type SqlBool } from '#database';
import type { DatabaseNow } from '#kernel';
import { db } from './statements.js';

/** Cursor of a page: the time a link was made, as text, and its id. */
export type AttachLinkPosition = readonly [string, string];

/** Attach links that can still be used, newest first; one more than `limit` if there are more. */
export function pageOfOpenLinks(
  tenantId: string,
  limit: number,
  after: AttachLinkPosition | undefined,
  now: DatabaseNow,
) {
  let page = db
    .selectFrom('binding.attach_link as l')
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'l.tenant_id').onRef('a.id', '=', 'l.account_id'),
    )
    .leftJoin(joinableAccounts.as('m'), (join) =>
      join.onRef('m.tenant_id', '=', 'l.tenant_id').onRef('m.id', '=', 'l.created_by'),
    )
    .select([
      'l.id',
      sql<{ id: string; username: string; displayName: string }>`json_build_object('id', a.id,
        'username', a.username, 'displayName', a.display_name)`.as('account'),
      'l.reason',
      'm.username as createdBy',
      'l.created_at as createdAt',
      'l.expires_at as expiresAt',
      'l.claimed_at as claimedAt',
      sql<string>`l.created_at::text`.as('position'),
    ])
    .where('l.tenant_id', '=', tenantId)
    .where('l.used_at', 'is', null)
    .where(sql<SqlBool>`l.expires_at > ${now}`);
  if (after !== undefined)
    page = page.where(sql<SqlBool>`(l.created_at, l.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return page
    .orderBy('l.created_at', 'desc')
    .orderBy('l.id', 'desc')
    .limit(limit + 1);
}
