import { Injectable } from '@nestjs/common';
import { pageOf } from '#http';
import { bound, UnitOfWork, type Bind } from '#database';
import type { AccountStatus } from '../domain/account.js';
import type { Role } from '../domain/role.js';
import { ACCOUNT_ORDERS, type AccountOrder, type AccountPosition } from '../infra/account-orders.js';
import { LISTED_COLUMNS, LISTED_SOURCE, listedOf, type ListedRow } from '../infra/listed-row.js';
import { searchCondition } from '../infra/search-condition.js';
import type { ListedAccount } from '../domain/listed-account.js';

/** Which accounts, in which order, and where the page begins. */
export interface AccountQuery {
  /** Words of the user name or the display name, or the beginning of the e-mail address, in any case and width. */
  readonly search?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly status?: AccountStatus | undefined;
  /** Whether an identity of a provider is linked. */
  readonly isLinked?: boolean | undefined;
  readonly order: AccountOrder;
  readonly isDescending: boolean;
  readonly limit: number;
  readonly after?: AccountPosition | undefined;
}

/** Lists accounts for those who administer them, page by page. */
@Injectable()
export class ListAccounts {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async page(
    tenantId: string,
    query: AccountQuery,
  ): Promise<{ readonly items: readonly ListedAccount[]; readonly next: string | null }> {
    const { text, values } = bound((bind) => pageStatement(tenantId, query, bind));
    const found = await this.unitOfWork.ask<ListedRow>(tenantId, text, values);
    return pageOf(found, query.limit, listedOf, (row) => [query.order, row.sort_value, row.id]);
  }

  /** One account, as in the list. */
  async byId(tenantId: string, accountId: string): Promise<ListedAccount | null> {
    const [row] = await this.unitOfWork.ask<ListedRow>(
      tenantId,
      `select ${LISTED_COLUMNS} from ${LISTED_SOURCE} where a.tenant_id = $1 and a.id = $2`,
      [tenantId, accountId],
    );
    return row === undefined ? null : listedOf(row);
  }
}

function pageStatement(tenantId: string, query: AccountQuery, bind: Bind): string {
  const { value, type, id } = ACCOUNT_ORDERS[query.order];
  const direction = query.isDescending ? 'desc' : 'asc';
  const tenant = bind(tenantId);
  const conditions = [`a.tenant_id = ${tenant}`, `v.tenant_id = ${tenant}`];
  const { after: [order, lastValue, lastId] = [], search, roles, status, isLinked } = query;
  // A cursor of another order begins nothing here: the list starts anew.
  if (order === query.order) {
    const beyond = query.isDescending ? '<' : '>';
    conditions.push(`(${value}, ${id}) ${beyond} (${bind(lastValue)}::${type}, ${bind(lastId)}::uuid)`);
  }
  if (search !== undefined) conditions.push(searchCondition(search, tenant, bind));
  if (roles !== undefined) conditions.push(`a.role = any(${bind(roles)})`);
  if (status !== undefined) conditions.push(`a.status = ${bind(status)}`);
  if (isLinked !== undefined) conditions.push(`v.linked_identities ${isLinked ? '>' : '='} 0`);
  return `select ${LISTED_COLUMNS}, (${value})::text as sort_value from ${LISTED_SOURCE}
    where ${conditions.join(' and ')}
    order by ${value} ${direction}, ${id} ${direction} limit ${bind(query.limit + 1)}`;
}
