import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import type { AccountImportRow } from '../../../api/generated/models/account-import-row';
import { roleName } from '../../../session/role-names';
import { StackedTable } from '../../../ui/stacked-table';

const OWN = ['row', 'username', 'displayName', 'email', 'phoneNumber', 'role'];

/** The first accounts of a file, as they will be created. */
@Component({
  selector: 'oe-import-preview',
  imports: [MatTableModule, StackedTable],
  template: `
    <div class="oe-scroll" tabindex="0" role="region" [attr.aria-label]="label">
      <table mat-table [dataSource]="rows()" class="oe-wide">
        <ng-container matColumnDef="row">
          <th mat-header-cell *matHeaderCellDef i18n="@@import.row">Row</th>
          <td mat-cell *matCellDef="let one">{{ one.row }}</td>
        </ng-container>
        <ng-container matColumnDef="username">
          <th mat-header-cell *matHeaderCellDef i18n="@@import.usernameColumn">Username</th>
          <td mat-cell *matCellDef="let one">{{ one.username }}</td>
        </ng-container>
        <ng-container matColumnDef="displayName">
          <th mat-header-cell *matHeaderCellDef i18n="@@import.nameColumn">Name</th>
          <td mat-cell *matCellDef="let one">{{ one.displayName }}</td>
        </ng-container>
        <ng-container matColumnDef="email">
          <th mat-header-cell *matHeaderCellDef i18n="@@import.emailColumn">Email address</th>
          <td mat-cell *matCellDef="let one">{{ one.email ?? '–' }}</td>
        </ng-container>
        <ng-container matColumnDef="phoneNumber">
          <th mat-header-cell *matHeaderCellDef i18n="@@import.phoneNumberColumn">Phone number</th>
          <td mat-cell *matCellDef="let one">{{ one.phoneNumber ?? '–' }}</td>
        </ng-container>
        <ng-container matColumnDef="role">
          <th mat-header-cell *matHeaderCellDef i18n="@@import.roleColumn">Role</th>
          <td mat-cell *matCellDef="let one" [class.privileged]="one.role !== 'member'">
            {{ roleName(one.role) }}
          </td>
        </ng-container>
        @for (key of keys(); track key) {
          <ng-container [matColumnDef]="'field.' + key">
            <th mat-header-cell *matHeaderCellDef>
              <code>{{ key }}</code>
            </th>
            <td mat-cell *matCellDef="let one">{{ one.fields[key] ?? '–' }}</td>
          </ng-container>
        }
        <tr mat-header-row *matHeaderRowDef="columns(); sticky: true"></tr>
        <tr mat-row *matRowDef="let row; columns: columns()"></tr>
      </table>
    </div>
  `,
  styles: `
    .oe-scroll {
      max-height: 24rem;
      margin-block: 12px;
      overflow: auto;
    }
    td {
      overflow-wrap: anywhere;
    }
    .privileged {
      font-weight: 600;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportPreview {
  readonly rows = input.required<readonly AccountImportRow[]>();

  protected readonly label = $localize`:@@import.preview:Accounts to be created`;
  /** The profile fields with a value in one of the accounts, by their column names in the file. */
  protected readonly keys = computed(() => [
    ...new Set(this.rows().flatMap(({ fields }) => Object.keys(fields))),
  ]);
  protected readonly columns = computed(() => [...OWN, ...this.keys().map((key) => `field.${key}`)]);
  protected readonly roleName = roleName;
}
