import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import type { Sort } from '@angular/material/sort';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { accountsList } from '../../../api/generated/functions';
import type { Account } from '../../../api/generated/models/account';
import { ListUrlState } from '../../../lists/list-url-state';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { ROLES } from '../../../session/role-names';
import { Session } from '../../../session/session';
import { EmptyState } from '../../../ui/empty-state';
import { PageHeader } from '../../../ui/page-header';
import { AccountFilters } from './account-filters';
import { AccountTable, ORDERS } from './account-table';
import { BulkActions } from './bulk-actions';

/** The list of accounts. Search and order are in the address. */
@Component({
  selector: 'oe-accounts-page',
  imports: [
    AccountFilters,
    AccountTable,
    EmptyState,
    ListFrame,
    MatButtonModule,
    MatIconModule,
    PageHeader,
    RouterLink,
  ],
  providers: [ListUrlState],
  templateUrl: './accounts-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountsPage {
  readonly #api = inject(Api);
  protected readonly bulk = inject(BulkActions);
  protected readonly urlState = inject(ListUrlState);
  protected readonly canManage = inject(Session).can('accounts.manage');

  protected readonly search = this.urlState.param('search');
  protected readonly role = this.urlState.choice('role', ROLES);
  protected readonly status = this.urlState.choice('status', ['active', 'suspended', 'archived']);
  protected readonly linked = this.urlState.choice('linked', ['true', 'false']);
  protected readonly sort = this.urlState.choice('sort', ORDERS);
  protected readonly direction = this.urlState.choice('direction', ['asc', 'desc']);
  protected readonly list = pagedList(
    () => ({
      search: this.search(),
      role: this.role(),
      status: this.status(),
      linked: this.linked(),
      sort: this.sort() ?? 'username',
      direction: this.direction() ?? 'asc',
      cursor: this.urlState.cursor(),
    }),
    (query) => this.#api.invoke(accountsList, query),
  );

  protected async suspend(accounts: readonly Account[]): Promise<void> {
    if (await this.bulk.suspend(accounts)) this.list.reload();
  }

  protected async resume(accounts: readonly Account[]): Promise<void> {
    if (await this.bulk.resume(accounts)) this.list.reload();
  }

  protected change(params: Readonly<Record<string, string | null>>): void {
    void this.urlState.change(params);
  }

  protected order({ active, direction }: Sort): void {
    this.change({ sort: direction === '' ? null : active, direction: direction === '' ? null : direction });
  }
}
