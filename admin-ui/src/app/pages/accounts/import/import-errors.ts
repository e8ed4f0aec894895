import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import type { AccountImportError } from '../../../api/generated/models/account-import-error';
import { StackedTable } from '../../../ui/stacked-table';

const CAUSES: Readonly<Record<string, string>> = {
  'username.invalid': $localize`:@@import.username.invalid:The user name is missing, too long, of two scripts, or holds characters that are not allowed.`,
  'username.duplicate': $localize`:@@import.username.duplicate:The user name stands in the file twice.`,
  'username.taken': $localize`:@@import.username.taken:An account with this user name is there already.`,
  'username.confusable': $localize`:@@import.username.confusable:The user name looks like that of another account.`,
  'username.lookalike': $localize`:@@import.username.lookalike:The user name looks like another one in the file.`,
  'displayName.invalid': $localize`:@@import.displayName.invalid:The name is too long, or holds characters that nobody sees.`,
  'email.invalid': $localize`:@@import.email.invalid:This is no e-mail address.`,
  'email.duplicate': $localize`:@@import.email.duplicate:The e-mail address stands in the file twice.`,
  'email.taken': $localize`:@@import.email.taken:Another account has this e-mail address.`,
  'role.invalid': $localize`:@@import.role.invalid:The role is none of owner, administrator, helpdesk, auditor, member.`,
  'role.owner_required': $localize`:@@import.role.ownerRequired:Only an owner can make owners.`,
};

const SEPARATOR = $localize`:@@import.separatorInCell:A comma, semicolon or tab stands in the cell, and cells are missing behind it. Put the cell in quotes.`;

const MANGLED = $localize`:@@import.mangled:The text was lost when the file was saved in the wrong encoding. Save it again as “CSV UTF-8” from where it is still right.`;

/** What is wrong with a file, row by row, as the rows are numbered in a spreadsheet. */
@Component({
  selector: 'oe-import-errors',
  imports: [MatTableModule, StackedTable],
  template: `
    <div
      class="oe-scroll"
      tabindex="0"
      role="region"
      i18n-aria-label="@@import.cause"
      aria-label="What is wrong"
    >
      <table mat-table [dataSource]="errors()" class="oe-wide">
        <ng-container matColumnDef="row">
          <th mat-header-cell *matHeaderCellDef i18n="@@import.row">Row</th>
          <td mat-cell *matCellDef="let error">{{ error.row }}</td>
        </ng-container>
        <ng-container matColumnDef="field">
          <th mat-header-cell *matHeaderCellDef i18n="@@import.column">Column</th>
          <td mat-cell *matCellDef="let error">
            <code>{{ error.field }}</code>
          </td>
        </ng-container>
        <ng-container matColumnDef="cause">
          <th mat-header-cell *matHeaderCellDef i18n="@@import.cause">What is wrong</th>
          <td mat-cell *matCellDef="let error">{{ cause(error) }}</td>
        </ng-container>
        <tr mat-header-row *matHeaderRowDef="columns; sticky: true"></tr>
        <tr mat-row *matRowDef="let row; columns: columns"></tr>
      </table>
    </div>
  `,
  styles: `
    .oe-scroll {
      max-height: 24rem;
      margin-block: 12px;
      overflow: auto;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ImportErrors {
  readonly errors = input.required<readonly AccountImportError[]>();
  protected readonly columns = ['row', 'field', 'cause'];

  protected cause({ code, message }: AccountImportError): string {
    if (code.endsWith('.separator')) return SEPARATOR;
    return CAUSES[code] ?? (code.endsWith('.mangled') ? MANGLED : message);
  }
}
