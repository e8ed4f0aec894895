import { Injectable } from '@nestjs/common';
import { pageOf } from '#http';
import { UnitOfWork } from '#database';
import type { AccountStatus } from '../domain/account.js';
import type { Role } from '../domain/role.js';
import type { AccountOrder, AccountPosition } from '../infra/account-orders.js';
import { oneListed, pageOfListed } from '../infra/listed-accounts.js';
import type { ListedAccount } from '../domain/listed-account.js';

/** Which accounts, in which order, and where the page begins. */
export interface AccountQuery {
  /** Words of the user name or the display name, or the beginning of the e-mail address, in any case and width. */
  readonly search?: string | undefined;
  readonly roles?: readonly Role[] | undefined;
  readonly status?: AccountStatus | undefined;
  /** Whether a DingTalk identity is linked. */
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
    const found = await this.unitOfWork.askOnce(tenantId, pageOfListed(tenantId, query));
    return pageOf(
      found,
      query.limit,
      ({ sortValue: _, ...account }) => account,
      ({ sortValue, id }) => [query.order, sortValue, id],
    );
  }

  /** One account, as in the list. */
  async byId(tenantId: string, accountId: string): Promise<ListedAccount | null> {
    const [account] = await this.unitOfWork.askOnce(tenantId, oneListed(tenantId, accountId));
    return account ?? null;
  }
}
