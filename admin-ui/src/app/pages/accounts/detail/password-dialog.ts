import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatInputModule } from '@angular/material/input';
import { formCheck } from '../../../ui/form-check';
import { FormFields } from '../../../ui/form-fields';

/** The allowed length of a password in characters, as in the API. */
const LENGTH = { least: 8, most: 128 };

/** Asks for a new password for an account. */
@Component({
  selector: 'oe-password-dialog',
  imports: [MatButtonModule, MatDialogModule, FormFields, MatInputModule, ReactiveFormsModule],
  template: `
    <form [formGroup]="form" (ngSubmit)="done()">
      <h2 mat-dialog-title i18n="@@accounts.passwordTitle">Set a password for {{ name }}</h2>
      <mat-dialog-content>
        <mat-form-field class="oe-wide" subscriptSizing="dynamic">
          <mat-label i18n="@@accounts.newPassword">New password</mat-label>
          <input matInput type="password" autocomplete="new-password" formControlName="password" />
          <mat-hint i18n="@@accounts.newPasswordHint"
            >Give it to the person directly. The previous one stops working.</mat-hint
          >
          <mat-error i18n="@@accounts.passwordError">8 to 128 characters.</mat-error>
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" [mat-dialog-close]="undefined" i18n="@@confirm.cancel">Cancel</button>
        <button matButton="filled" type="submit" i18n="@@accounts.setPassword">Set a password</button>
      </mat-dialog-actions>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class PasswordDialog {
  readonly #holds = formCheck();
  readonly #dialog = inject<MatDialogRef<PasswordDialog, string>>(MatDialogRef);
  protected readonly name = inject<string>(MAT_DIALOG_DATA);
  protected readonly form = new FormGroup({
    password: new FormControl('', {
      nonNullable: true,
      validators: [
        Validators.required,
        Validators.minLength(LENGTH.least),
        Validators.maxLength(LENGTH.most),
      ],
    }),
  });

  protected done(): void {
    if (this.#holds(this.form)) this.#dialog.close(this.form.getRawValue().password);
  }
}
