import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import { Timestamp } from '../../ui/timestamp';
import { StackedTable } from '../../ui/stacked-table';
import { OUTCOMES } from './outcomes';
import { ATTACH_REASONS } from './reasons';
import type { PreviewedPerson } from './unlinked-rule-store';

/** The effect of a rule, person by person. */
@Component({
  selector: 'oe-rule-preview',
  imports: [MatTableModule, Timestamp, StackedTable],
  template: `
    @if (people().length === 0) {
      <p class="oe-muted" i18n="@@unknown.nobody">Nobody who is not linked has tried in the last 30 days.</p>
    } @else {
      <div class="oe-scroll">
        <table mat-table class="oe-wide" [dataSource]="rows()">
          <ng-container matColumnDef="person">
            <th mat-header-cell *matHeaderCellDef i18n="@@unknown.column.person">Person</th>
            <td mat-cell *matCellDef="let row">
              {{ row.identity.name }}<span class="oe-second">{{ row.ids }}</span>
            </td>
          </ng-container>
          <ng-container matColumnDef="outcome">
            <th mat-header-cell *matHeaderCellDef i18n="@@unknown.column.outcome">At the next logon</th>
            <td mat-cell *matCellDef="let row">
              {{ row.outcomeName }}<span class="oe-second">{{ row.why }}</span>
            </td>
          </ng-container>
          <ng-container matColumnDef="last">
            <th mat-header-cell *matHeaderCellDef i18n="@@unknown.column.last">Last attempt</th>
            <td mat-cell *matCellDef="let row"><oe-timestamp [at]="row.lastTriedAt" [ago]="true" /></td>
          </ng-container>
          <tr mat-header-row *matHeaderRowDef="columns"></tr>
          <tr mat-row *matRowDef="let row; columns: columns"></tr>
        </table>
      </div>
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RulePreview {
  readonly people = input.required<readonly PreviewedPerson[]>();
  protected readonly columns = ['person', 'outcome', 'last'];
  protected readonly rows = computed(() =>
    this.people().map((person) => ({
      ...person,
      ids: person.identity.attributes.map(({ value }) => value).join(', '),
      outcomeName: OUTCOMES[person.outcome],
      why: person.account?.username ?? (person.reason === null ? '' : ATTACH_REASONS[person.reason]),
    })),
  );
}
