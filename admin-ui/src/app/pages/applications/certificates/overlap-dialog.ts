import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatSelectModule } from '@angular/material/select';
import { FormFields } from '../../../ui/form-fields';

/** Asks for the number of days for which a new certificate is only published, so that applications learn it before it signs. */
@Component({
  selector: 'oe-overlap-dialog',
  imports: [FormsModule, MatButtonModule, MatDialogModule, FormFields, MatSelectModule],
  template: `
    <form (ngSubmit)="dialog.close(days())">
      <h2 mat-dialog-title i18n="@@applications.certificates.title">Create a new certificate?</h2>
      <mat-dialog-content>
        <p i18n="@@applications.certificates.dialogText">
          It is published at once. Applications that read the metadata pick it up by themselves; give it to
          the others before it starts signing.
        </p>
        <mat-form-field class="oe-wide" subscriptSizing="dynamic">
          <mat-label i18n="@@applications.certificates.signs">Start signing</mat-label>
          <mat-select name="days" [(ngModel)]="days">
            <mat-option [value]="0" i18n="@@applications.certificates.now"
              >Now: the current key may have leaked</mat-option
            >
            <mat-option [value]="7" i18n="@@applications.certificates.week">In 7 days</mat-option>
            <mat-option [value]="14" i18n="@@applications.certificates.fortnight">In 14 days</mat-option>
            <mat-option [value]="30" i18n="@@applications.certificates.month">In 30 days</mat-option>
          </mat-select>
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" [mat-dialog-close]="undefined" i18n="@@confirm.cancel">Cancel</button>
        <button matButton="filled" type="submit" i18n="@@applications.certificates.make">
          Create certificate
        </button>
      </mat-dialog-actions>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class OverlapDialog {
  protected readonly dialog = inject<MatDialogRef<OverlapDialog, number>>(MatDialogRef);
  protected readonly days = signal(14);
}
