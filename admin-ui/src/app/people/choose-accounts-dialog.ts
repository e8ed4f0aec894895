import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatCheckboxModule } from '@angular/material/checkbox';
import { MAT_DIALOG_DATA, MatDialogModule, MatDialogRef } from '@angular/material/dialog';
import { Api } from '../api/generated/api';
import { accountsList } from '../api/generated/functions';
import type { Account } from '../api/generated/models/account';
import { SearchField } from '../lists/search-field';
import { problemOf, type Problem } from '../problems/problem';
import { ProblemPanel } from '../ui/problem-panel';
import { withAside } from '../ui/punctuation';

/** Maximum numbers of suggested accounts, and of selected ones. */
const OFFERED = 20;
const MOST = 200;

/** Chooses several people: the selection stays while one searches for others. Its data is the title. */
@Component({
  selector: 'oe-choose-accounts-dialog',
  imports: [MatButtonModule, MatCheckboxModule, MatDialogModule, ProblemPanel, SearchField],
  template: `
    <h2 mat-dialog-title>{{ title }}</h2>
    <mat-dialog-content>
      <oe-search-field
        i18n-label="@@groups.searchMembers"
        label="Name, username or email"
        (searched)="search($event)"
      />
      @if (problem(); as failed) {
        <oe-problem-panel [problem]="failed" [canRetry]="true" (retry)="search(words)" />
      }
      <ul i18n-aria-label="@@chooseAccounts.found" aria-label="People found">
        @for (account of offered(); track account.id) {
          <li>
            <mat-checkbox
              [checked]="chosen().has(account.id)"
              [disabled]="!chosen().has(account.id) && chosen().size === most"
              (change)="choose(account, $event.checked)"
              >{{ withAside(account.displayName, account.username) }}</mat-checkbox
            >
          </li>
        } @empty {
          <li class="oe-muted" role="status" i18n="@@bindings.accountNobody">No matching account.</li>
        }
      </ul>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" [mat-dialog-close]="undefined" i18n="@@confirm.cancel">Cancel</button>
      <button
        matButton="filled"
        type="button"
        [disabled]="chosen().size === 0"
        (click)="done()"
        i18n="@@chooseAccounts.add"
      >
        Add {{ chosen().size }}
      </button>
    </mat-dialog-actions>
  `,
  styles: `
    /* The content begins where the field does: room for its label, which stands on its edge. */
    oe-search-field {
      padding-block-start: 8px;
    }
    ul {
      min-height: 14rem;
      margin: 8px 0 0;
      padding: 0;
      list-style: none;
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class ChooseAccountsDialog {
  readonly #api = inject(Api);
  readonly #dialog = inject<MatDialogRef<ChooseAccountsDialog, string[]>>(MatDialogRef);
  protected readonly title = inject<string>(MAT_DIALOG_DATA);
  protected readonly most = MOST;
  protected readonly withAside = withAside;
  protected readonly offered = signal<readonly Account[]>([]);
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected words: string | undefined;

  constructor() {
    void this.search(undefined);
  }

  protected async search(words: string | undefined): Promise<void> {
    this.words = words;
    try {
      const { items } = await this.#api.invoke(accountsList, { search: words, limit: OFFERED });
      if (words !== this.words) return;
      this.problem.set(undefined);
      this.offered.set(items);
    } catch (error) {
      if (words === this.words) this.problem.set(problemOf(error));
    }
  }

  protected choose({ id }: Account, isChosen: boolean): void {
    this.chosen.update(
      (before) => new Set([...before].filter((one) => one !== id).concat(isChosen ? id : [])),
    );
  }

  protected done(): void {
    this.#dialog.close([...this.chosen()]);
  }
}
