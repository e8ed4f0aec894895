import { sql, type RawBuilder } from '#database';
import type { Client } from '../domain/client.js';
import { USER_TYPE } from '../domain/schema/user-type.js';
import type { ListQuery } from './list-query.js';
import { columnOf, filterToSql } from './filter-to-sql.js';
import { db } from './statements.js';
import { userColumns } from './user-columns.js';
import { IS_DELETED, known, shown, type UserRow } from './user-statements.js';

type Wanted = Pick<ListQuery, 'filter' | 'others'>;

/** A page of accounts, as the client sees them. */
export function usersOfPage({ tenantId, name }: Client, query: ListQuery) {
  const page = shown(db, sql`${tenantId}::uuid`, sql`${name}::text`).where(isMeant(tenantId, name, query));
  const { sortBy, isDescending, startIndex, count } = query;
  const order =
    sortBy === undefined
      ? undefined
      : columnOf(USER_TYPE, userColumns(tenantId, name), sortBy, query.others)?.value;
  const key =
    order === undefined
      ? sql.ref('a.created_at')
      : sql`${order} ${sql.raw(isDescending ? 'desc' : 'asc')} nulls last`;
  return page
    .orderBy(key)
    .orderBy('a.id')
    .limit(count)
    .offset(startIndex - 1)
    .$castTo<UserRow>();
}

/** The total number of accounts. */
export function countUsers({ tenantId, name }: Client, query: Wanted) {
  return known(db, sql`${tenantId}::uuid`, sql`${name}::text`)
    .select(sql<number>`count(*)::integer`.as('count'))
    .where(isMeant(tenantId, name, query));
}

function isMeant(tenantId: string, client: string, { filter, others }: Wanted): RawBuilder<boolean> {
  const wanted =
    filter === undefined
      ? sql`true`
      : filterToSql(USER_TYPE, userColumns(tenantId, client), filter, '', others);
  return sql`(${IS_DELETED} is not true and ${wanted})`;
}
