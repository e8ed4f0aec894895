import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { applicationsList } from '../../../api/generated/functions';
import { ChoiceField } from '../../../lists/choice-field';
import { FilterRow } from '../../../lists/filter-row';
import { ListUrlState } from '../../../lists/list-url-state';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { SearchField } from '../../../lists/search-field';
import { Session } from '../../../session/session';
import { EmptyState } from '../../../ui/empty-state';
import { PageHeader } from '../../../ui/page-header';
import { STATES, stateName } from '../state-names';
import { ApplicationTable } from './application-table';

/** The list of applications. The search is in the address. */
@Component({
  selector: 'oe-applications-page',
  imports: [
    ApplicationTable,
    ChoiceField,
    EmptyState,
    FilterRow,
    ListFrame,
    MatButtonModule,
    MatIconModule,
    PageHeader,
    RouterLink,
    SearchField,
  ],
  providers: [ListUrlState],
  templateUrl: './applications-page.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ApplicationsPage {
  readonly #api = inject(Api);
  protected readonly urlState = inject(ListUrlState);
  protected readonly canManage = inject(Session).can('applications.manage');
  protected readonly states = STATES.map((value) => ({ value, name: stateName(value) }));

  protected readonly search = this.urlState.param('search');
  protected readonly state = this.urlState.choice('state', STATES);
  protected readonly isSearched = computed(() => this.search() !== undefined || this.state() !== undefined);
  protected readonly list = pagedList(
    () => ({ search: this.search(), state: this.state(), cursor: this.urlState.cursor() }),
    (query) => this.#api.invoke(applicationsList, query),
  );

  protected change(params: Readonly<Record<string, string | null>>): void {
    void this.urlState.change(params);
  }
}
