import { inject, Injectable, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { Api } from '../../../api/generated/api';
import { accountsInBulkResume, accountsInBulkSuspend } from '../../../api/generated/functions';
import type { Account } from '../../../api/generated/models/account';
import type { AccountResults } from '../../../api/generated/models/account-results';
import { Confirm } from '../../../ui/confirm';
import { Notify } from '../../../ui/notify';
import { ResultsDialog, type Refused } from './results-dialog';

/** Number of accounts from which the person must type the number before suspending them. */
const MANY = 20;

/** Performs an action on the selected accounts, and shows for each refused one the reason. */
@Injectable({ providedIn: 'root' })
export class BulkActions {
  readonly #api = inject(Api);
  readonly #confirm = inject(Confirm);
  readonly #dialog = inject(MatDialog);
  readonly #notify = inject(Notify);
  readonly #isBusy = signal(false);
  /** Whether a request to the server is running. */
  readonly isBusy = this.#isBusy.asReadonly();

  /** Returns whether the server was asked for anything. */
  async suspend(accounts: readonly Account[]): Promise<boolean> {
    const count = accounts.length;
    const people = accounts.slice(0, 3).map(({ displayName }) => displayName);
    const names = people.join(', ') + (count > 3 ? ' …' : '');
    const answer = await this.#confirm.ask({
      title: $localize`:@@accounts.suspendTitle:Suspend ${names}:NAME:?`,
      text: this.effectOn(count),
      act:
        count === 1
          ? $localize`:@@accounts.suspend:Suspend`
          : $localize`:@@accounts.suspendSeveral:Suspend ${count}:COUNT: accounts`,
      needsReason: true,
      ...(count >= MANY ? { typed: String(count) } : {}),
    });
    if (answer === undefined) return false;
    const body = { accountIds: accounts.map(({ id }) => id), reason: answer.reason };
    return this.tell(accounts, this.#api.invoke(accountsInBulkSuspend, { body }));
  }

  async resume(accounts: readonly Account[]): Promise<boolean> {
    const body = { accountIds: accounts.map(({ id }) => id) };
    return this.tell(accounts, this.#api.invoke(accountsInBulkResume, { body }));
  }

  private effectOn(count: number): string {
    return count === 1
      ? $localize`:@@accounts.suspendText:All sessions end within seconds, and nobody can log on with this account until it is resumed. Nothing is deleted.`
      : $localize`:@@accounts.suspendTextSeveral:All their sessions end within seconds, and nobody can log on with these accounts until they are resumed. Nothing is deleted.`;
  }

  private async tell(accounts: readonly Account[], asked: Promise<AccountResults>): Promise<boolean> {
    this.#isBusy.set(true);
    try {
      const { results } = await asked;
      const refused = results.flatMap(({ accountId, code }): Refused[] => {
        const account = accounts.find(({ id }) => id === accountId);
        return code === null || account === undefined ? [] : [{ name: account.displayName, code }];
      });
      const done = results.length - refused.length;
      if (refused.length > 0) this.#dialog.open(ResultsDialog, { data: { done, refused }, width: '30rem' });
      else this.#notify.done($localize`:@@accounts.bulkDone:Accounts changed: ${done}:COUNT:.`);
    } catch (error) {
      this.#notify.failed(error);
    } finally {
      this.#isBusy.set(false);
    }
    return true;
  }
}
