import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatSelectModule } from '@angular/material/select';
import { FormFields } from '../../../ui/form-fields';

/** Asks for the number of hours for which the previous secret stays valid beside the new one. */
@Component({
  selector: 'oe-rotate-dialog',
  imports: [FormsModule, MatButtonModule, MatDialogModule, FormFields, MatSelectModule],
  template: `
    <form (ngSubmit)="dialog.close(hours())">
      <h2 mat-dialog-title i18n="@@applications.rotateTitle">Create a new secret?</h2>
      <mat-dialog-content>
        <p i18n="@@applications.rotateText">
          Enter the new secret in the application before the current one ends. A secret that was replaced
          earlier ends at once.
        </p>
        <mat-form-field class="oe-wide" subscriptSizing="dynamic">
          <mat-label i18n="@@applications.overlap">The current secret stays valid for</mat-label>
          <mat-select name="hours" [(ngModel)]="hours">
            <mat-option [value]="0" i18n="@@applications.overlap.none"
              >Ends now: it may have leaked</mat-option
            >
            <mat-option [value]="24" i18n="@@applications.overlap.day">24 hours</mat-option>
            <mat-option [value]="168" i18n="@@applications.overlap.week">7 days</mat-option>
            <mat-option [value]="720" i18n="@@applications.overlap.month">30 days</mat-option>
          </mat-select>
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" [mat-dialog-close]="undefined" i18n="@@confirm.cancel">Cancel</button>
        <button matButton="filled" type="submit" i18n="@@applications.makeSecret">Create secret</button>
      </mat-dialog-actions>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RotateDialog {
  protected readonly dialog = inject<MatDialogRef<RotateDialog, number>>(MatDialogRef);
  protected readonly hours = signal(24);
}
