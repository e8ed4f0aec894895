import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { FormsModule } from '@angular/forms';
import { MatAutocompleteModule, type MatAutocompleteSelectedEvent } from '@angular/material/autocomplete';
import { MatButtonModule } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { MatInputModule } from '@angular/material/input';
import { Api } from '../api/generated/api';
import { accountsList } from '../api/generated/functions';
import type { Account } from '../api/generated/models/account';
import { problemOf, type Problem } from '../problems/problem';
import { FormFields } from '../ui/form-fields';
import { ProblemPanel } from '../ui/problem-panel';
import { withAside } from '../ui/punctuation';
import { ImeInput } from '../ui/ime-input';
import { typingPause } from '../ui/typing-pause';

/** The purpose of the choice. */
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

/** Maximum number of suggested accounts. */
const OFFERED = 8;

/** Finds an account by name, username or other known data. */
@Component({
  selector: 'oe-choose-account-dialog',
  imports: [
    FormsModule,
    MatAutocompleteModule,
    MatButtonModule,
    MatDialogModule,
    FormFields,
    MatInputModule,
    ProblemPanel,
    ImeInput,
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
  protected readonly problem = signal<Problem | undefined>(undefined);
  /** No account matches. */
  protected readonly isNobody = signal(false);
  protected readonly isComplete = computed(
    () => this.chosen() !== undefined && (this.choice.needsReason !== true || this.reason().trim() !== ''),
  );
  #searched = '';
  readonly #pause = typingPause();

  protected nameOf(account: Account | string | null): string {
    return typeof account === 'object' && account !== null
      ? withAside(account.displayName, account.username)
      : '';
  }

  protected type(text: string): void {
    this.#pause.cancel();
    if (this.isChosen(text)) return;
    // A new text in the field clears the selection.
    this.chosen.set(undefined);
    this.#pause.before(() => void this.search(text));
  }

  protected async search(text: string): Promise<void> {
    this.#pause.cancel();
    // Choosing an account with the mouse returns the focus to the field.
    if (this.isChosen(text)) return;
    this.#searched = text;
    this.chosen.set(undefined);
    try {
      const search = text.trim() === '' ? undefined : text.trim();
      const { items } = await this.#api.invoke(accountsList, { search, limit: OFFERED });
      if (text === this.#searched) this.show(items);
    } catch (error) {
      if (text === this.#searched) this.show([], problemOf(error));
    }
  }

  protected choose(event: MatAutocompleteSelectedEvent): void {
    this.#pause.cancel();
    this.chosen.set(event.option.value as Account);
  }

  protected done(): void {
    const account = this.chosen();
    if (account === undefined || !this.isComplete()) return;
    this.#dialog.close({ accountId: account.id, reason: this.reason().trim() });
  }

  private isChosen(text: string): boolean {
    const chosen = this.chosen();
    return chosen !== undefined && text === this.nameOf(chosen);
  }

  private show(accounts: readonly Account[], problem?: Problem): void {
    this.offered.set(accounts);
    this.problem.set(problem);
    this.isNobody.set(accounts.length === 0 && problem === undefined);
  }
}
