import { inject, Injectable } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Confirm } from '../../../ui/confirm';
import { Notify } from '../../../ui/notify';
import { AccountStore } from './account-store';
import { PasswordDialog } from './password-dialog';

/** The actions on the account, with confirmations and notices. */
@Injectable()
export class AccountActions {
  readonly #confirm = inject(Confirm);
  readonly #notify = inject(Notify);
  readonly #dialog = inject(MatDialog);
  readonly #store = inject(AccountStore);

  async suspend(): Promise<void> {
    const confirmed = await this.#confirm.ask({
      title: $localize`:@@accounts.suspendTitle:Suspend ${this.#store.name()}:NAME:?`,
      text: $localize`:@@accounts.suspendText:All sessions end within seconds, and nobody can log on with this account until it is resumed. Nothing is deleted.`,
      act: $localize`:@@accounts.suspend:Suspend`,
      needsReason: true,
    });
    if (confirmed === undefined) return;
    await this.act($localize`:@@accounts.suspendedNow:Suspended. Its sessions have ended.`, () =>
      this.#store.suspend(confirmed.reason),
    );
  }

  resume(): Promise<void> {
    return this.act($localize`:@@accounts.resumed:The account can log on again.`, () => this.#store.resume());
  }

  async setPassword(): Promise<void> {
    const dialog = this.#dialog.open<PasswordDialog, string, string>(PasswordDialog, {
      data: this.#store.name(),
      width: '28rem',
    });
    const password = await firstValueFrom(dialog.afterClosed());
    if (password === undefined) return;
    await this.act($localize`:@@accounts.passwordSet:The password is set.`, () =>
      this.#store.setPassword(password),
    );
  }

  async vouch(): Promise<void> {
    const role = this.#store.account()?.role;
    const confirmed = await this.#confirm.ask({
      title: $localize`:@@accounts.vouchTitle:Vouch for the ways in which ${this.#store.name()}:NAME: logs on?`,
      text: $localize`:@@accounts.vouchText:The person who set the password, entered the address or gave the link may still know it. From now on, all of these count for the role, on your word.`,
      act: $localize`:@@accounts.letCount:Let it count`,
    });
    if (confirmed === undefined || role === undefined) return;
    await this.act($localize`:@@accounts.vouchedFor:The ways to log on count for the role now.`, () =>
      this.#store.setRole(role, true),
    );
  }

  unlock(method: string): Promise<void> {
    return this.act($localize`:@@accounts.unlocked:Unlocked. Failed attempts count from zero again.`, () =>
      this.#store.unlock(method),
    );
  }

  async endSessions(): Promise<void> {
    const confirmed = await this.#confirm.ask({
      title: $localize`:@@accounts.endSessionsTitle:End all sessions of ${this.#store.name()}:NAME:?`,
      text: $localize`:@@accounts.endSessionsText:The person will have to log on again everywhere. Anything not saved is lost.`,
      act: $localize`:@@accounts.endSessions:End all sessions`,
      needsReason: true,
    });
    if (confirmed === undefined) return;
    await this.act($localize`:@@accounts.sessionsEnded:All sessions have ended.`, () =>
      this.#store.endSessions(confirmed.reason),
    );
  }

  testMail(): Promise<void> {
    return this.act($localize`:@@accounts.testMailSent:The test mail is on its way.`, () =>
      this.#store.sendTestMail(),
    );
  }

  /** Performs an action and reports the result. */
  private async act(done: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#notify.done(done);
    } catch (error) {
      this.#notify.failed(error);
    }
  }
}
