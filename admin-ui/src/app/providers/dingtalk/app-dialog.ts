import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatInputModule } from '@angular/material/input';
import { formCheck } from '../../ui/form-check';
import { FormFields } from '../../ui/form-fields';
import { APP_FIELDS, trimmed } from './app-fields';
import type { DingTalkApp } from './connections-store';

/** Changes the app of a connection, because an id was mistyped or the organisation has created a new app. */
@Component({
  selector: 'oe-app-dialog',
  imports: [MatButtonModule, MatDialogModule, FormFields, MatInputModule, ReactiveFormsModule],
  template: `
    <form [formGroup]="form" (ngSubmit)="done()">
      <h2 mat-dialog-title i18n="@@dingtalk.replaceApp">Use another app</h2>
      <mat-dialog-content>
        <p i18n="@@dingtalk.replaceAppText">
          Links to people stay. They fit the new app only if it belongs to the same developer organisation at
          DingTalk.
        </p>
        <mat-form-field class="oe-wide">
          <mat-label i18n="@@dingtalk.corpId">CorpId</mat-label>
          <input matInput formControlName="corpId" autocomplete="off" spellcheck="false" />
          <mat-error i18n="@@dingtalk.idError"
            >Paste it from DingTalk: letters, digits, - and _ only.</mat-error
          >
        </mat-form-field>
        <mat-form-field class="oe-wide">
          <mat-label i18n="@@dingtalk.clientId">Client ID</mat-label>
          <input matInput formControlName="clientId" autocomplete="off" spellcheck="false" />
          <mat-error i18n="@@dingtalk.idError"
            >Paste it from DingTalk: letters, digits, - and _ only.</mat-error
          >
        </mat-form-field>
        <mat-form-field class="oe-wide">
          <mat-label i18n="@@dingtalk.clientSecret">Client secret</mat-label>
          <input matInput type="password" formControlName="clientSecret" autocomplete="off" />
          <mat-error i18n="@@dingtalk.clientSecretError">Paste the secret, at least 8 characters.</mat-error>
        </mat-form-field>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" [mat-dialog-close]="undefined" i18n="@@confirm.cancel">Cancel</button>
        <button matButton="filled" type="submit" i18n="@@dingtalk.useApp">Use this app</button>
      </mat-dialog-actions>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AppDialog {
  readonly #holds = formCheck();
  readonly #dialog = inject<MatDialogRef<AppDialog, DingTalkApp>>(MatDialogRef);
  readonly #before = inject<Omit<DingTalkApp, 'clientSecret'>>(MAT_DIALOG_DATA);
  protected readonly form = inject(NonNullableFormBuilder).group({
    corpId: [this.#before.corpId, [Validators.required, ...APP_FIELDS.id]],
    clientId: [this.#before.clientId, [Validators.required, ...APP_FIELDS.id]],
    clientSecret: ['', [Validators.required, ...APP_FIELDS.secret]],
  });

  protected done(): void {
    if (this.#holds(this.form)) this.#dialog.close(trimmed(this.form.getRawValue()));
  }
}
