import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { directoryRunsChanges, directoryRunsFile } from '../../../api/generated/functions';
import type { DirectoryRun } from '../../../api/generated/models/directory-run';
import { ChoiceField } from '../../../lists/choice-field';
import { FilterRow } from '../../../lists/filter-row';
import { ListUrlState } from '../../../lists/list-url-state';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { Session } from '../../../session/session';
import { EmptyState } from '../../../ui/empty-state';
import { StackedTable } from '../../../ui/stacked-table';
import { CHANGES, changeName, changeOf, reasonOf } from './run-texts';

/** The changes of a run or a preview, person by person. */
@Component({
  selector: 'oe-change-list',
  imports: [
    ChoiceField,
    EmptyState,
    FilterRow,
    ListFrame,
    MatButtonModule,
    MatIconModule,
    MatTableModule,
    RouterLink,
    StackedTable,
  ],
  providers: [ListUrlState],
  templateUrl: './change-list.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChangeList {
  readonly #api = inject(Api);
  protected readonly urlState = inject(ListUrlState);
  protected readonly seesAccounts = inject(Session).can('accounts.read');

  readonly run = input.required<DirectoryRun>();
  protected readonly kind = this.urlState.choice('kind', CHANGES);
  readonly #runId = computed(() => this.run().id);
  protected readonly list = pagedList(
    () => {
      const kind = this.kind();
      return {
        runId: this.#runId(),
        ...(kind === undefined ? {} : { kind }),
        cursor: this.urlState.cursor(),
      };
    },
    (query) => this.#api.invoke(directoryRunsChanges, query),
  );
  protected readonly file = computed(() =>
    directoryRunsFile.PATH.replace('{runId}', encodeURIComponent(this.#runId())),
  );
  protected readonly choices = CHANGES.map((value) => ({ value, name: changeName(value) }));
  protected readonly columns = ['person', 'change', 'reason'];
  protected readonly changeOf = changeOf;
  protected readonly reasonOf = reasonOf;
}
