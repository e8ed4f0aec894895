import { Injectable } from '@nestjs/common';
import { pageOf } from '#http';
import { UnitOfWork } from '#database';
import { oneListed, pageOfListed, type AccountQuery } from '../infra/listed-accounts.js';
import type { ListedAccount } from '../domain/listed-account.js';

/** Lists accounts for administrators, page by page. */
@Injectable()
export class ListAccounts {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async page(
    tenantId: string,
    query: AccountQuery,
  ): Promise<{ readonly items: readonly ListedAccount[]; readonly next: string | null }> {
    const found = await this.unitOfWork.queryOnce(tenantId, pageOfListed(tenantId, query));
    return pageOf(
      found,
      query.limit,
      ({ sortValue: _, ...account }) => account,
      ({ sortValue, id }) => [query.order, sortValue, id],
    );
  }

  /** One account, as in the list. */
  async byId(tenantId: string, accountId: string): Promise<ListedAccount | null> {
    const [account] = await this.unitOfWork.queryOnce(tenantId, oneListed(tenantId, accountId));
    return account ?? null;
  }
}
