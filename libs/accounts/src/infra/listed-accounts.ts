import { sql, type SqlBool } from '#database';
import type { AccountStatus } from '../domain/account.js';
import type { Role } from '../domain/role.js';
import { ACCOUNT_ORDERS, type AccountOrder, type AccountPosition } from './account-orders.js';
import { accountsFoundBy } from './accounts-found-by.js';
import { db } from './statements.js';

/** Which accounts, in which order, and where the page begins. */
export interface AccountQuery {
  /** Words of the username or the display name, or a prefix of the email address, in any case and width. */
  readonly search?: string | undefined;
  readonly ids?: readonly string[] | undefined;
  readonly roles?: readonly Role[] | undefined;
  /** Left out: all except archived ones, which only `ids` then includes. */
  readonly status?: AccountStatus | 'archived' | undefined;
  /** Whether an identity of a provider is linked. */
  readonly isLinked?: boolean | undefined;
  readonly order: AccountOrder;
  readonly isDescending: boolean;
  readonly limit: number;
  readonly after?: AccountPosition | undefined;
}

/** Accounts with facts about their use. */
const listed = (tenantId: string) =>
  db
    .selectFrom('accounts.account as a')
    .innerJoin('accounts.activity as v', (join) =>
      join.onRef('v.tenant_id', '=', 'a.tenant_id').onRef('v.account_id', '=', 'a.id'),
    )
    .select([
      'a.id',
      'a.tenant_id as tenantId',
      'a.username',
      'a.email',
      'a.email_authority as emailAuthority',
      'a.phone_number as phoneNumber',
      'a.phone_number_verified as isPhoneNumberVerified',
      'a.display_name as displayName',
      'a.role',
      'a.status',
      'a.suspended_at as suspendedAt',
      'a.archived_at as archivedAt',
      'a.created_at as createdAt',
      'a.updated_at as updatedAt',
      'v.linked_identities as linkedIdentities',
      sql<Date | null>`nullif(v.last_logon_at, '-infinity')`.as('lastLogonAt'),
    ])
    .where('a.tenant_id', '=', tenantId)
    .where('v.tenant_id', '=', tenantId);

export function oneListed(tenantId: string, accountId: string) {
  return listed(tenantId).where('a.id', '=', accountId);
}

/** A page plus one more row, which shows whether there is a next page. `sortValue` is the sort key as text. */
export function pageOfListed(tenantId: string, query: AccountQuery) {
  const { value, type, id } = ACCOUNT_ORDERS[query.order];
  const { after: [order, lastValue, lastId] = [], search, ids, roles, status, isLinked } = query;
  let page = listed(tenantId).select(sql<string>`(${value})::text`.as('sortValue'));
  // A cursor of another order is ignored: the list starts from the beginning.
  if (order === query.order) {
    const beyond = query.isDescending ? sql`<` : sql`>`;
    page = page.where(sql<SqlBool>`(${value}, ${id}) ${beyond} (${lastValue}::${type}, ${lastId}::uuid)`);
  }
  if (search !== undefined) page = page.where('a.id', 'in', accountsFoundBy(tenantId, search));
  if (ids !== undefined) page = page.where((eb) => eb('a.id', '=', eb.fn.any(eb.val(ids))));
  if (roles !== undefined) page = page.where((eb) => eb('a.role', '=', eb.fn.any(eb.val(roles))));
  if (status === 'archived' || ids === undefined)
    page = page.where('a.archived_at', status === 'archived' ? 'is not' : 'is', null);
  if (status !== undefined && status !== 'archived') page = page.where('a.status', '=', status);
  if (isLinked !== undefined) page = page.where('v.linked_identities', isLinked ? '>' : '=', 0);
  const direction = query.isDescending ? 'desc' : 'asc';
  return page
    .orderBy(value, direction)
    .orderBy(id, direction)
    .limit(query.limit + 1);
}
