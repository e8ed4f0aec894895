import { ChangeDetectionStrategy, Component, inject, LOCALE_ID } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import { RouterLink } from '@angular/router';
import { Api } from '../../../api/generated/api';
import { directoryRunsList } from '../../../api/generated/functions';
import { ListUrlState } from '../../../lists/list-url-state';
import { ListFrame } from '../../../lists/list-frame';
import { pagedList } from '../../../lists/paged-list';
import { RowLink } from '../../../lists/row-link';
import { EmptyState } from '../../../ui/empty-state';
import { Timestamp } from '../../../ui/timestamp';
import { numberText } from '../../../ui/number-text';
import { StackedTable } from '../../../ui/stacked-table';
import { CHANGES, changeName, countOf, kindName, stateName } from './run-texts';

/** All runs, newest first. */
@Component({
  selector: 'oe-run-list',
  imports: [EmptyState, ListFrame, MatTableModule, Timestamp, RouterLink, RowLink, StackedTable],
  providers: [ListUrlState],
  template: `
    <oe-list-frame [list]="list">
      <table mat-table class="oe-wide" [dataSource]="list.items() ?? []">
        <ng-container matColumnDef="begun">
          <th mat-header-cell *matHeaderCellDef i18n="@@directory.column.begun">Started</th>
          <td mat-cell *matCellDef="let row">
            <a [routerLink]="['/directory/runs', row.id]"
              ><oe-timestamp [at]="row.createdAt" [ago]="true"
            /></a>
            <span class="oe-second">{{ row.requestedBy }}</span>
          </td>
        </ng-container>
        <ng-container matColumnDef="kind">
          <th mat-header-cell *matHeaderCellDef i18n="@@directory.column.kind">Kind</th>
          <td mat-cell *matCellDef="let row">{{ kindName(row) }}</td>
        </ng-container>
        <ng-container matColumnDef="state">
          <th mat-header-cell *matHeaderCellDef i18n="@@directory.state">State</th>
          <td mat-cell *matCellDef="let row">
            <span
              class="oe-badge"
              [class.good]="row.state === 'done'"
              [class.bad]="row.state === 'failed' || row.state === 'stopped'"
              >{{ stateName(row.state) }}</span
            >
          </td>
        </ng-container>
        @for (kind of changes; track kind) {
          <ng-container [matColumnDef]="kind">
            <th mat-header-cell *matHeaderCellDef>{{ changeName(kind) }}</th>
            <td mat-cell *matCellDef="let row">{{ number(countOf(row, kind)) }}</td>
          </ng-container>
        }
        <tr mat-header-row *matHeaderRowDef="columns"></tr>
        <tr mat-row *matRowDef="let row; columns: columns" [oeRowLink]="['/directory/runs', row.id]"></tr>
      </table>
      <oe-empty-state
        empty
        icon="refresh"
        i18n-title="@@directory.noRuns"
        title="No runs yet"
        i18n-text="@@directory.noRunsText"
        text="A preview shows what a synchronisation would change."
      />
    </oe-list-frame>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RunList {
  readonly #api = inject(Api);
  protected readonly urlState = inject(ListUrlState);
  protected readonly list = pagedList(
    () => ({ cursor: this.urlState.cursor() }),
    (query) => this.#api.invoke(directoryRunsList, query),
  );
  protected readonly number = numberText(inject(LOCALE_ID));
  protected readonly changes = CHANGES;
  protected readonly columns = ['begun', 'kind', 'state', ...CHANGES];
  protected readonly stateName = stateName;
  protected readonly kindName = kindName;
  protected readonly changeName = changeName;
  protected readonly countOf = countOf;
}
