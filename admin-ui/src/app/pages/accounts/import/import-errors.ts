import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { MatTableModule } from '@angular/material/table';
import type { AccountImportError } from '../../../api/generated/models/account-import-error';
import { StackedTable } from '../../../ui/stacked-table';

const CAUSES: Readonly<Record<string, string>> = {
  'username.invalid': $localize`:@@import.username.invalid:The username is missing, too long, mixes two scripts, or contains characters that are not allowed.`,
  'username.duplicate': $localize`:@@import.username.duplicate:The username appears twice in the file.`,
  'username.taken': $localize`:@@import.username.taken:An account with this username already exists.`,
  'username.confusable': $localize`:@@import.username.confusable:The username looks like that of another account.`,
  'username.lookalike': $localize`:@@import.username.lookalike:The username looks like another one in the file.`,
  'displayName.invalid': $localize`:@@import.displayName.invalid:The name is too long, or contains invisible characters.`,
  'email.invalid': $localize`:@@import.email.invalid:This is not an email address.`,
  'email.duplicate': $localize`:@@import.email.duplicate:The email address appears twice in the file.`,
  'email.taken': $localize`:@@import.email.taken:Another account has this email address.`,
  'phoneNumber.invalid': $localize`:@@import.phoneNumber.invalid:This is not a phone number. A number outside China needs + and the country code.`,
  'role.invalid': $localize`:@@import.role.invalid:The role must be owner, administrator, helpdesk, auditor or member.`,
  'role.owner_required': $localize`:@@import.role.ownerRequired:Only an owner can create owners.`,
  'fields.invalid': $localize`:@@import.fields.invalid:The value does not fit its profile field.`,
  'fields.missing': $localize`:@@import.fields.missing:This profile field is required.`,
  'fields.duplicate': $localize`:@@import.fields.duplicate:The value appears twice in the file, and it must be unique.`,
  'fields.taken': $localize`:@@import.fields.taken:Another account has this value, and it must be unique.`,
};

const SEPARATOR = $localize`:@@import.separatorInCell:The cell contains a comma, semicolon or tab, and cells after it are missing. Put the cell in quotes.`;

const MANGLED = $localize`:@@import.mangled:The text was lost when the file was saved in the wrong encoding. Save it again as “CSV UTF-8” from a copy that is still correct.`;

/** The errors of a file by row, with the row numbers of a spreadsheet. */
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

  protected readonly cause = causeText;
}

/** The texts for the errors of a row. */
export function causeText({ code, message }: AccountImportError): string {
  if (code.endsWith('.separator')) return SEPARATOR;
  return CAUSES[code] ?? (code.endsWith('.mangled') ? MANGLED : message);
}
