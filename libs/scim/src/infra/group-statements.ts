import { joinableAccounts } from '#accounts';
import { sql, type RawBuilder, type SqlBool } from '#database';
import { joinableGroups, joinableMembers } from '#groups';
import { GROUP_TYPE } from '../domain/schema/group-type.js';
import { isId } from '#kernel';
import type { FilterColumns } from './filter-columns.js';
import { columnOf, filterToSql } from './filter-to-sql.js';
import type { ListQuery } from './list-query.js';
import { db } from './statements.js';

type Wanted = Pick<ListQuery, 'filter' | 'others'>;

const NO_FILTER: Wanted = { filter: undefined };

/** The groups, as `g`. */
const groups = (tenantId: string, { filter, others }: Wanted = NO_FILTER) =>
  db
    .selectFrom(joinableGroups.as('g'))
    .where('g.tenant_id', '=', tenantId)
    .where(
      filter === undefined
        ? sql<SqlBool>`true`
        : filterToSql(GROUP_TYPE, groupColumns(tenantId), filter, '', others),
    );

const shown = (tenantId: string, query?: Wanted) =>
  groups(tenantId, query).select([
    'g.id',
    'g.name as displayName',
    'g.external_id as externalId',
    'g.version',
    sql<boolean>`(g.match is not null)`.as('isByRule'),
    'g.created_at as createdAt',
    'g.updated_at as updatedAt',
  ]);

/** One group. */
export function groupById(tenantId: string, id: string) {
  return shown(tenantId).where('g.id', '=', id);
}

/** A page of groups. */
export function groupsOfPage(
  tenantId: string,
  { sortBy, isDescending, startIndex, count, ...wanted }: ListQuery,
) {
  const order =
    sortBy === undefined
      ? undefined
      : columnOf(GROUP_TYPE, groupColumns(tenantId), sortBy, wanted.others)?.value;
  const page = shown(tenantId, wanted);
  const key =
    order === undefined
      ? sql.ref('g.created_at')
      : sql`${order} ${sql.raw(isDescending ? 'desc' : 'asc')} nulls last`;
  return page
    .orderBy(key)
    .orderBy('g.id')
    .limit(count)
    .offset(startIndex - 1);
}

export function countGroups(tenantId: string, query: Wanted) {
  return groups(tenantId, query).select(sql<number>`count(*)::integer`.as('count'));
}

/** The members of groups, with their names, by group and id. */
export function membersOf(tenantId: string, groupIds: readonly string[], most: number) {
  return db
    .selectFrom(joinableMembers.as('m'))
    .innerJoin(joinableAccounts.as('a'), (join) =>
      join.onRef('a.tenant_id', '=', 'm.tenant_id').onRef('a.id', '=', 'm.account_id'),
    )
    .select(['m.group_id as groupId', 'm.account_id as accountId', 'a.display_name as displayName'])
    .where('m.tenant_id', '=', tenantId)
    .where((eb) => eb('m.group_id', '=', eb.fn.any(eb.val(groupIds))))
    .orderBy('m.group_id')
    .orderBy('m.account_id')
    .limit(most);
}

/** The attributes by which groups can be filtered and sorted. */
function groupColumns(tenantId: string): FilterColumns {
  const member = (id: RawBuilder<unknown>) =>
    sql<SqlBool>`(g.id in (${db
      .selectFrom(joinableMembers.as('m'))
      .select('m.group_id')
      .where('m.tenant_id', '=', tenantId)
      .where(sql<SqlBool>`m.account_id = ${id}`)}))`;
  return {
    id: {
      kind: 'exact',
      value: sql`g.id::text`,
      equals: (given) => (isId(given) ? sql`(g.id = ${given}::uuid)` : sql`false`),
    },
    externalId: { kind: 'exact', value: sql`g.external_id` },
    displayName: { kind: 'key', value: sql`g.name_key` },
    'members.value': {
      kind: 'exact',
      // For a multi-valued attribute only equality is meaningful without naming one value.
      value: sql`null::text`,
      equals: (given) => (isId(given) ? member(sql`${given}::uuid`) : sql`false`),
    },
    'meta.resourceType': { kind: 'text', value: sql`'Group'::text` },
    'meta.created': { kind: 'time', value: sql`g.created_at` },
    'meta.lastModified': { kind: 'time', value: sql`g.updated_at` },
  };
}
