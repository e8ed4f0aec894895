import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatInputModule } from '@angular/material/input';
import { FormFields } from '../../ui/form-fields';

/** Takes a new client secret; the stored one is never shown. */
@Component({
  selector: 'oe-secret-dialog',
  imports: [MatButtonModule, MatDialogModule, FormFields, MatInputModule, ReactiveFormsModule],
  template: `
    <form novalidate (submit)="done($event)">
      <h2 mat-dialog-title i18n="@@dingtalk.replaceSecret">Replace the secret</h2>
      <mat-dialog-content>
        <mat-form-field class="oe-wide" subscriptSizing="dynamic">
          <mat-label i18n="@@dingtalk.newSecret">New client secret</mat-label>
          <input matInput type="password" autocomplete="off" [formControl]="secret" />
          <mat-hint i18n="@@dingtalk.newSecretHint"
            >Logons that are under way may have to start again.</mat-hint
          >
          <mat-error i18n="@@dingtalk.clientSecretError">Paste the secret, at least 8 characters.</mat-error>
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" [mat-dialog-close]="undefined" i18n="@@confirm.cancel">Cancel</button>
        <button matButton="filled" type="submit" i18n="@@dingtalk.replace">Replace</button>
      </mat-dialog-actions>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class SecretDialog {
  readonly #dialog = inject<MatDialogRef<SecretDialog, string>>(MatDialogRef);
  protected readonly secret = new FormControl('', {
    nonNullable: true,
    validators: [Validators.required, Validators.minLength(8), Validators.maxLength(256)],
  });

  protected done(event: Event): void {
    event.preventDefault();
    this.secret.markAsTouched();
    if (this.secret.valid) this.#dialog.close(this.secret.value.trim());
  }
}
