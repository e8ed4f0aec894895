import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  LOCALE_ID,
  output,
} from '@angular/core';
import { MatButtonModule } from '@angular/material/button';
import type { AccountAuthenticators } from '../../../api/generated/models/account-authenticators';
import type { AccountMethod } from '../../../api/generated/models/account-method';
import { MethodNames } from '../../../session/method-names';
import { Timestamp } from '../../../ui/timestamp';
import { methodState, type MethodState } from './account-state';

/** The logon methods of an account, and those that are locked after too many failures. */
@Component({
  selector: 'oe-account-access',
  imports: [MatButtonModule, Timestamp],
  template: `
    <ul>
      @for (method of authenticators().methods; track method.key) {
        <li>
          <span>{{ label(method) }}</span>
          @switch (state(method)) {
            @case ('off') {
              <span class="oe-badge" i18n="@@accounts.methodOff">Switched off for everyone</span>
            }
            @case ('missing') {
              <span class="oe-badge" i18n="@@accounts.methodMissing">Not set up</span>
            }
            @case ('outgrown') {
              <span class="oe-badge bad" i18n="@@accounts.methodOutgrown">Does not count for the role</span>
            }
            @case ('suspended') {
              <span class="oe-badge" i18n="@@accounts.methodSuspended">Set up, account suspended</span>
            }
            @case ('locked') {
              <span class="oe-badge bad" i18n="@@accounts.methodLocked">Locked</span>
            }
            @default {
              <span class="oe-badge good" i18n="@@accounts.methodUsable">Can be used</span>
            }
          }
        </li>
      }
    </ul>
    @if (hasOutgrown()) {
      <div class="oe-warning lockout">
        <span i18n="@@accounts.outgrownText"
          >Set by somebody who could not give this role. It counts again once somebody who can give it vouches
          for it.</span
        >
        @if (canVouch()) {
          <button matButton type="button" (click)="vouched.emit()" i18n="@@accounts.letCount">
            Let it count
          </button>
        }
      </div>
    }
    @if (authenticators().passwordSetAt; as at) {
      <p class="oe-muted">
        <ng-container i18n="@@accounts.passwordSince">Password set</ng-container>&ngsp;
        <oe-timestamp [at]="at" [ago]="true" />
      </p>
    }
    @for (lockout of authenticators().lockouts; track $index) {
      <div class="oe-warning lockout">
        <span>
          <strong>{{ methodNames.of(lockout.method) }}</strong>&ngsp;
          <ng-container i18n="@@accounts.failures">Failed attempts: {{ lockout.failures }}.</ng-container
          >&ngsp;
          @if (lockout.blockedUntil; as until) {
            <ng-container i18n="@@accounts.blockedUntil">Refused until</ng-container>&ngsp;
            <oe-timestamp [at]="until" />
          }
        </span>
        @if (canUnlock()) {
          <button matButton type="button" (click)="unlocked.emit(lockout.method)" i18n="@@accounts.unlock">
            Unlock
          </button>
        }
      </div>
    }
  `,
  styles: `
    ul {
      display: grid;
      gap: 8px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    .lockout {
      margin-top: 12px;
    }
    .lockout button {
      flex-shrink: 0;
    }
    li,
    .lockout {
      display: flex;
      gap: 8px;
      align-items: center;
      justify-content: space-between;
    }
    p {
      margin: 12px 0;
    }
    @media (max-width: 599.98px) {
      .lockout {
        flex-wrap: wrap;
      }
    }
  `,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountAccess {
  readonly #locale = inject(LOCALE_ID);

  readonly authenticators = input.required<AccountAuthenticators>();
  readonly isSuspended = input(false);
  readonly canUnlock = input(false);
  /** Whether the person may vouch for what others have set up. */
  readonly canVouch = input(false);
  readonly vouched = output();
  /** The key of the logon method whose failures are reset. */
  readonly unlocked = output<string>();

  protected readonly methodNames = inject(MethodNames);
  protected readonly hasOutgrown = computed(() =>
    this.authenticators().methods.some(({ standing }) => standing === 'outgrown'),
  );

  protected state(method: AccountMethod): MethodState {
    return methodState(method, this.authenticators().lockouts, this.isSuspended());
  }

  protected label({ label }: AccountMethod): string {
    return this.#locale.startsWith('zh') ? label.zh : label.en;
  }
}
