import { ChangeDetectionStrategy, Component, inject, LOCALE_ID } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { groupsList } from '../../../api/generated/functions';
import { ListUrlState } from '../../../lists/list-url-state';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { RowLink } from '../../../lists/row-link';
import { SearchField } from '../../../lists/search-field';
import { Session } from '../../../session/session';
import { EmptyState } from '../../../ui/empty-state';
import { Timestamp } from '../../../ui/timestamp';
import { numberText } from '../../../ui/number-text';
import { PageHeader } from '../../../ui/page-header';
import { StackedTable } from '../../../ui/stacked-table';

/** The list of groups. The search is in the address. */
@Component({
  selector: 'oe-groups-page',
  imports: [
    EmptyState,
    ListFrame,
    MatButtonModule,
    MatIconModule,
    MatTableModule,
    Timestamp,
    PageHeader,
    RouterLink,
    RowLink,
    SearchField,
    StackedTable,
  ],
  providers: [ListUrlState],
  templateUrl: './groups-page.html',
  styles: `
    .row {
      margin-block-end: 16px;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class GroupsPage {
  readonly #api = inject(Api);
  protected readonly urlState = inject(ListUrlState);
  protected readonly canManage = inject(Session).can('groups.manage');

  protected readonly search = this.urlState.param('search');
  protected readonly list = pagedList(
    () => ({ search: this.search(), cursor: this.urlState.cursor() }),
    (query) => this.#api.invoke(groupsList, query),
  );
  protected readonly number = numberText(inject(LOCALE_ID));
  protected readonly columns = ['name', 'members', 'changed'];
}
