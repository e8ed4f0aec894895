import { sql, type SqlBool } from '#database';
import { joinableConnections } from '#providers';
import { linkOfUnlinked } from './link-of-unlinked.js';
import { db } from './statements.js';

/** Cursor of a page: the time of the last attempt, as text, and the id. */
export type UnlinkedPosition = readonly [string, string];

/** People who are still not linked, the newest attempt first; one more than `limit` if there are more. */
export function pageOfUnlinked(tenantId: string, limit: number, after: UnlinkedPosition | undefined) {
  let page = db
    .selectFrom('binding.unlinked_identity as u')
    .innerJoin(joinableConnections.as('c'), (join) =>
      join.onRef('c.tenant_id', '=', 'u.tenant_id').onRef('c.id', '=', 'u.connection_id'),
    )
    .select([
      'u.id',
      'u.connection_id as connectionId',
      'c.name as connectionName',
      'c.provider',
      'u.subject',
      'u.name',
      'u.attributes',
      'u.first_tried_at as firstTriedAt',
      'u.last_tried_at as lastTriedAt',
      'u.tries',
      sql<string>`u.last_tried_at::text`.as('position'),
    ])
    .where('u.tenant_id', '=', tenantId)
    .where((eb) => eb.not(eb.exists(linkOfUnlinked)));
  if (after !== undefined)
    page = page.where(sql<SqlBool>`(u.last_tried_at, u.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  return page
    .orderBy('u.last_tried_at', 'desc')
    .orderBy('u.id', 'desc')
    .limit(limit + 1);
}
