import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatAutocompleteModule, type MatAutocompleteSelectedEvent } from '@angular/material/autocomplete';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInputModule } from '@angular/material/input';
import { Api } from '../../api/generated/api';
import { accountsList } from '../../api/generated/functions';
import type { Account } from '../../api/generated/models/account';

/** What an account is chosen for. */
export interface AccountChoice {
  readonly title: string;
  readonly text: string;
  readonly act: string;
  readonly needsReason?: boolean;
}

export interface ChosenAccount {
  readonly accountId: string;
  readonly reason: string;
}

/** Accounts that are offered at a time. */
const OFFERED = 8;

/** Finds an account by what one knows of it. */
@Component({
  selector: 'oe-choose-account-dialog',
  imports: [
    FormsModule,
    MatAutocompleteModule,
    MatButtonModule,
    MatDialogModule,
    MatFormFieldModule,
    MatInputModule,
  ],
  templateUrl: './choose-account-dialog.html',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChooseAccountDialog {
  readonly #api = inject(Api);
  readonly #dialog = inject<MatDialogRef<ChooseAccountDialog, ChosenAccount>>(MatDialogRef);
  protected readonly choice = inject<AccountChoice>(MAT_DIALOG_DATA);
  protected readonly offered = signal<readonly Account[]>([]);
  protected readonly chosen = signal<Account | undefined>(undefined);
  protected readonly reason = signal('');
  #searched = '';

  protected nameOf(account: Account | string | null): string {
    return typeof account === 'object' && account !== null
      ? `${account.displayName} (${account.username})`
      : '';
  }

  protected async search(text: string): Promise<void> {
    this.#searched = text;
    this.chosen.set(undefined);
    const { items } = await this.#api
      .invoke(accountsList, { search: text.trim() === '' ? undefined : text.trim(), limit: OFFERED })
      .catch(() => ({ items: [] }));
    if (text === this.#searched) this.offered.set(items);
  }

  protected choose(event: MatAutocompleteSelectedEvent): void {
    this.chosen.set(event.option.value as Account);
  }

  protected done(): void {
    const account = this.chosen();
    if (account === undefined || (this.choice.needsReason === true && this.reason().trim() === '')) return;
    this.#dialog.close({ accountId: account.id, reason: this.reason().trim() });
  }
}
