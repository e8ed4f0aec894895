import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import { MatIconModule } from '@angular/material/icon';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { PROVIDER_NAMES } from '../../../providers/providers';
import { Session } from '../../../session/session';
import { restoredFocus } from '../../../ui/restored-focus';
import { PageHeader } from '../../../ui/page-header';
import { ProblemPanel } from '../../../ui/problem-panel';
import { Skeleton } from '../../../ui/skeleton';
import { SessionTable } from '../../sessions/session-table';
import { AccountAccess } from './account-access';
import { AccountActions } from './account-actions';
import { AccountGroups } from './account-groups';
import { AccountFields } from './account-fields';
import { AccountProfile } from './account-profile';
import { AccountRole } from './account-role';
import { accountState } from './account-state';
import { AccountStore } from './account-store';
import { ApplyRemedy } from './apply-remedy';
import { LogonAttempts } from './logon-attempts';
import { obstaclesOf } from './obstacles';

/** One account: its profile, role, logon methods and sessions. */
@Component({
  selector: 'oe-account-page',
  imports: [
    AccountAccess,
    AccountGroups,
    AccountFields,
    AccountProfile,
    AccountRole,
    LogonAttempts,
    MatButtonModule,
    MatIconModule,
    MatMenuModule,
    NgTemplateOutlet,
    PageHeader,
    ProblemPanel,
    RouterLink,
    SessionTable,
    Skeleton,
  ],
  providers: [AccountStore, AccountActions, ApplyRemedy],
  templateUrl: './account-page.html',
  styleUrl: './account-page.scss',
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountPage {
  readonly #restoreFocus = restoredFocus();
  readonly #session = inject(Session);
  protected readonly store = inject(AccountStore);
  protected readonly actions = inject(AccountActions);
  protected readonly remedies = inject(ApplyRemedy);

  /** From the address. */
  readonly accountId = input.required<string>();

  protected readonly providers = PROVIDER_NAMES;
  protected readonly list = { title: $localize`:@@page.accounts:Accounts`, link: '/accounts' };
  /** Whether the person can log on; undefined while unknown. */
  protected readonly state = computed(() => {
    const [account, authenticators] = [this.store.account(), this.store.authenticators()];
    return account && authenticators && accountState(account, authenticators);
  });
  /** Whether the person is locked out, or failed at the last attempt: then the remedies come first. */
  protected readonly needsHelp = computed(
    () =>
      (this.state() ?? 'good') !== 'good' || (this.store.attempts()?.[0]?.outcome ?? 'success') !== 'success',
  );
  protected readonly obstacles = computed(() => {
    const [account, authenticators] = [this.store.account(), this.store.authenticators()];
    return account && authenticators ? obstaclesOf(account, authenticators) : [];
  });
  protected readonly canUnlock = this.#session.can('accounts.unlock');
  protected readonly canEnd = this.#session.can('sessions.end');
  protected readonly canReadGroups = this.#session.can('groups.read');
  protected readonly canReadLog = this.#session.can('audit.read');
  protected readonly canReadBindings = this.#session.can('bindings.read');

  constructor() {
    effect(() => void this.store.load(this.accountId()));
  }

  /** Many buttons disappear with what they remove; “Suspend” is replaced by “Resume”, which then gets the focus. */
  protected async settle(act: Promise<void>, ...places: readonly string[]): Promise<void> {
    await act;
    this.#restoreFocus(...places);
  }
}
