import { identifierKey } from '#kernel';
import { sql, type SqlBool } from '#database';
import { groupsOf } from './joinable-groups.js';
import { groupRows } from './read-group.js';

/** Cursor of a page: the sort key of its last group, and that group's id. */
export type GroupPosition = readonly [string, string];

export interface GroupsQuery {
  /** A part of the name, in any case and width. */
  readonly search?: string | undefined;
  /** Exactly this name, in any case and width. */
  readonly name?: string | undefined;
  readonly externalId?: string | undefined;
  /** Only groups that this account is in. */
  readonly accountId?: string | undefined;
  readonly limit: number;
  readonly after?: GroupPosition | undefined;
}

/** By name; one row more than requested, which shows whether there is a next page. */
export function pageOfGroups(tenantId: string, query: GroupsQuery) {
  const { search, name, externalId, accountId, limit, after } = query;
  let page = groupRows
    .select(
      sql<number | null>`case when d.match is null then (select count(*)::int from groups.member m
        where m.tenant_id = d.tenant_id and m.group_id = d.id) end`.as('members'),
    )
    .where('d.tenant_id', '=', tenantId)
    .orderBy('d.name_key')
    .orderBy('d.id')
    .limit(limit + 1);
  if (search !== undefined)
    page = page.where(sql<SqlBool>`position(${identifierKey(search)} in d.name_key) > 0`);
  if (name !== undefined) page = page.where('d.name_key', '=', identifierKey(name));
  if (externalId !== undefined) page = page.where('d.external_id', '=', externalId);
  if (accountId !== undefined)
    page = page.where(
      'd.id',
      'in',
      groupsOf({ tenantId: sql`${tenantId}::uuid`, accountId: sql`${accountId}::uuid` }),
    );
  if (after === undefined) return page;
  const [nameKey, id] = after;
  return page.where(sql<SqlBool>`(d.name_key, d.id) > (${nameKey}, ${id}::uuid)`);
}
