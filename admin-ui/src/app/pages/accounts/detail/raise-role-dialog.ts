import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { PROVIDER_NAMES } from '../../../providers/providers';

/** The account, its new role, and the logon methods that do not count for it. */
export interface RaisedRole {
  readonly name: string;
  readonly role: string;
  readonly outgrown: readonly string[];
}

/** Whether the person who grants the role vouches for what others have set up. */
export interface Vouched {
  readonly vouch: boolean;
}

/** Lists the logon methods that do not count for a new role, and asks whether the person vouches for them. */
@Component({
  selector: 'oe-raise-role-dialog',
  imports: [FormsModule, MatButtonModule, MatCheckboxModule, MatDialogModule],
  template: `
    <form (ngSubmit)="done()">
      <h2 mat-dialog-title i18n="@@accounts.raiseTitle">Role of {{ asked.name }}: {{ asked.role }}</h2>
      <mat-dialog-content>
        <p i18n="@@accounts.raiseText">
          All sessions of the account end. These ways to log on were set by somebody who could not give this
          role, and who may still know them. They do not count for it:
        </p>
        <ul>
          @for (way of asked.outgrown; track way) {
            <li>{{ way }}</li>
          }
        </ul>
        <mat-checkbox name="vouch" [(ngModel)]="vouch" i18n="@@accounts.vouch"
          >I have made sure that they belong to this person. Let them count.</mat-checkbox
        >
        <p class="oe-muted" i18n="@@accounts.vouchHint">
          Recorded in the log. Otherwise set a new password or link {{ providers }} again after the role is
          given.
        </p>
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" [mat-dialog-close]="undefined" i18n="@@confirm.cancel">Cancel</button>
        <button matButton="filled" type="submit" i18n="@@accounts.giveRole">Give the role</button>
      </mat-dialog-actions>
    </form>
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class RaiseRoleDialog {
  readonly #dialog = inject<MatDialogRef<RaiseRoleDialog, Vouched>>(MatDialogRef);
  protected readonly asked = inject<RaisedRole>(MAT_DIALOG_DATA);
  protected readonly providers = PROVIDER_NAMES;
  protected readonly vouch = signal(false);

  protected done(): void {
    this.#dialog.close({ vouch: this.vouch() });
  }
}
