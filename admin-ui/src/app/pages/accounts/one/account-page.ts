import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { MatIconModule } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { firstValueFrom } from 'rxjs';
import { Session } from '../../../session/session';
import { Confirm } from '../../../ui/confirm';
import { Notify } from '../../../ui/notify';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { SessionTable } from '../../sessions/session-table';
import { AccountAccess } from './account-access';
import { AccountProfile } from './account-profile';
import { AccountRole } from './account-role';
import { AccountStore } from './account-store';
import { PasswordDialog } from './password-dialog';

/** One account: who it is, what it may do, what it logs on with, where it is logged on. */
@Component({
  selector: 'oe-account-page',
  imports: [
    AccountAccess,
    AccountProfile,
    AccountRole,
    MatButtonModule,
    MatIconModule,
    MatMenuModule,
    PageHeader,
    ProblemPanel,
    RouterLink,
    SessionTable,
    Skeleton,
  ],
  providers: [AccountStore],
  templateUrl: './account-page.html',
  styleUrl: './account-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountPage {
  readonly #session = inject(Session);
  readonly #confirm = inject(Confirm);
  readonly #notify = inject(Notify);
  readonly #dialog = inject(MatDialog);
  protected readonly store = inject(AccountStore);

  /** From the address. */
  readonly accountId = input.required<string>();

  protected readonly list = { title: $localize`:@@page.accounts:Accounts`, link: '/accounts' };
  protected readonly name = computed(() => {
    const account = this.store.account();
    return account === undefined ? '' : account.displayName || account.username;
  });
  /** Whether this person may change this account: owners are changed by owners only. */
  protected readonly canManage = computed(
    () =>
      this.#session.can('accounts.manage') &&
      (this.store.account()?.role !== 'owner' || this.#session.can('owners.manage')),
  );
  protected readonly isSelf = computed(() => this.#session.me()?.account.id === this.accountId());
  protected readonly canUnlock = this.#session.can('accounts.unlock');
  protected readonly canEnd = this.#session.can('sessions.end');
  protected readonly canReadLog = this.#session.can('audit.read');
  protected readonly canReadBindings = this.#session.can('bindings.read');

  constructor() {
    effect(() => void this.store.load(this.accountId()));
  }

  /** Does something and says so, or says why not. */
  protected async act(done: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.#notify.done(done);
    } catch (error) {
      this.#notify.failed(error);
    }
  }

  protected async suspend(): Promise<void> {
    const confirmed = await this.#confirm.ask({
      title: $localize`:@@accounts.suspendTitle:Suspend ${this.name()}:NAME:?`,
      text: $localize`:@@accounts.suspendText:All sessions end within seconds, and nobody can log on with this account until it is resumed. Nothing is deleted.`,
      act: $localize`:@@accounts.suspend:Suspend`,
      needsReason: true,
    });
    if (confirmed === undefined) return;
    await this.act($localize`:@@accounts.suspendedNow:Suspended. Its sessions have ended.`, () =>
      this.store.suspend(confirmed.reason),
    );
  }

  protected resume(): Promise<void> {
    return this.act($localize`:@@accounts.resumed:The account can log on again.`, () => this.store.resume());
  }

  protected async setPassword(): Promise<void> {
    const dialog = this.#dialog.open<PasswordDialog, string, string>(PasswordDialog, {
      data: this.name(),
      width: '28rem',
    });
    const password = await firstValueFrom(dialog.afterClosed());
    if (password === undefined) return;
    await this.act($localize`:@@accounts.passwordSet:The password is set.`, () =>
      this.store.setPassword(password),
    );
  }

  protected async vouch(): Promise<void> {
    const role = this.store.account()?.role;
    const confirmed = await this.#confirm.ask({
      title: $localize`:@@accounts.vouchTitle:Vouch for the ways in which ${this.name()}:NAME: logs on?`,
      text: $localize`:@@accounts.vouchText:Whoever set the password, entered the address or gave the link may still know it. From now on, all of it counts for the role, on your word.`,
      act: $localize`:@@accounts.letCount:Let it count`,
    });
    if (confirmed === undefined || role === undefined) return;
    await this.act($localize`:@@accounts.vouchedFor:The ways to log on count for the role now.`, () =>
      this.store.setRole(role, true),
    );
  }

  protected unlock(method: string): Promise<void> {
    return this.act($localize`:@@accounts.unlocked:Unlocked. Failed attempts count from zero again.`, () =>
      this.store.unlock(method),
    );
  }

  protected async endSessions(): Promise<void> {
    const confirmed = await this.#confirm.ask({
      title: $localize`:@@accounts.endSessionsTitle:End all sessions of ${this.name()}:NAME:?`,
      text: $localize`:@@accounts.endSessionsText:The person will have to log on again everywhere. Anything not saved is lost.`,
      act: $localize`:@@accounts.endSessions:End all sessions`,
      needsReason: true,
    });
    if (confirmed === undefined) return;
    await this.act($localize`:@@accounts.sessionsEnded:All sessions have ended.`, () =>
      this.store.endSessions(confirmed.reason),
    );
  }
}
