import { computed, inject, Injectable, signal } from '@angular/core';
import { Api } from '../../../api/generated/api';
import {
  accountAuthenticatorsRead,
  accountAuthenticatorsSetPassword,
  accountAuthenticatorsUnlock,
  auditRecordsList,
  bindingsList,
  accountsRead,
  accountsResume,
  accountsSendTestMail,
  accountsSetRole,
  accountsSuspend,
  accountsUpdate,
  sessionsEndOfAccount,
  sessionsList,
} from '../../../api/generated/functions';
import type { AccountAuthenticators } from '../../../api/generated/models/account-authenticators';
import type { AuditRecord } from '../../../api/generated/models/audit-record';
import type { Binding } from '../../../api/generated/models/binding';
import type { AccountDetail } from '../../../api/generated/models/account-detail';
import type { Session as ListedSession } from '../../../api/generated/models/session';
import { revised } from '../../../api/revised';
import { problemOf, type Problem } from '../../../problems/problem';
import type { Role } from '../../../session/role-names';
import { Session } from '../../../session/session';

/** Number of logon attempts shown. */
const ATTEMPTS = 10;

/** The record types that end a logon attempt. */
const ATTEMPT_TYPES = [
  'logon.logon.completed',
  'logon.logon.refused',
  'authenticators.attempt.refused',
  'binding.attachment.refused',
  'qr-logon.ticket.denied',
];

/** The fields of an account that can be edited. */
interface AccountUpdate {
  readonly displayName: string;
  readonly email: string | null;
  readonly phoneNumber: string | null;
}

/** One account as stored on the server, with its logon methods, sessions and logon attempts. */
@Injectable()
export class AccountStore {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  #accountId = '';
  #revision = '';

  readonly account = signal<AccountDetail | undefined>(undefined);
  readonly authenticators = signal<AccountAuthenticators | undefined>(undefined);
  readonly sessions = signal<readonly ListedSession[] | undefined>(undefined);
  /** Undefined for people who may not read the log. */
  readonly attempts = signal<readonly AuditRecord[] | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);

  readonly name = computed(() => this.account()?.displayName || this.account()?.username || '');
  /** Whether the person at the console may change the account: only owners change owners. */
  readonly canManage = computed(
    () =>
      this.#session.can('accounts.manage') &&
      (this.account()?.role !== 'owner' || this.#session.can('owners.manage')),
  );
  readonly isSelf = computed(() => this.account()?.id === this.#session.me()?.account.id);

  async load(accountId = this.#accountId): Promise<void> {
    this.#accountId = accountId;
    this.problem.set(undefined);
    try {
      const { value, revision } = revised(await this.#api.invoke$Response(accountsRead, { accountId }));
      this.#revision = revision;
      this.account.set(value);
      await Promise.all([this.loadAuthenticators(), this.loadSessions(), this.loadAttempts()]);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  async update(profile: AccountUpdate): Promise<void> {
    const answer = await this.#api.invoke$Response(accountsUpdate, {
      accountId: this.#accountId,
      'if-match': this.#revision,
      body: profile,
    });
    this.#revision = revised(answer).revision;
    this.account.set(answer.body);
  }

  /** The logon methods of the account as they would be with this role. */
  asRole(role: Role): Promise<AccountAuthenticators> {
    return this.#api.invoke(accountAuthenticatorsRead, { accountId: this.#accountId, asRole: role });
  }

  /** @param vouch makes all logon methods of the account count for the role, on the responsibility of the person who grants it */
  async setRole(role: Role, vouch = false): Promise<void> {
    await this.#api.invoke(accountsSetRole, { accountId: this.#accountId, body: { role, vouch } });
    await this.load();
  }

  async suspend(reason: string): Promise<void> {
    await this.#api.invoke(accountsSuspend, { accountId: this.#accountId, body: { reason } });
    await this.load();
  }

  async resume(): Promise<void> {
    await this.#api.invoke(accountsResume, { accountId: this.#accountId });
    await this.load();
  }

  async setPassword(password: string): Promise<void> {
    await this.#api.invoke(accountAuthenticatorsSetPassword, {
      accountId: this.#accountId,
      body: { password },
    });
    await this.load();
  }

  async unlock(method: string): Promise<void> {
    await this.#api.invoke(accountAuthenticatorsUnlock, { accountId: this.#accountId, body: { method } });
    await this.loadAuthenticators();
  }

  async endSessions(reason: string): Promise<void> {
    await this.#api.invoke(sessionsEndOfAccount, { accountId: this.#accountId, body: { reason } });
    await this.loadSessions();
  }

  /** Sends a test mail to the account's address. */
  async sendTestMail(): Promise<void> {
    await this.#api.invoke(accountsSendTestMail, { accountId: this.#accountId });
  }

  /** The valid attach links. */
  async bindings(): Promise<readonly Binding[]> {
    const { items } = await this.#api.invoke(bindingsList, { account: this.#accountId, state: 'live' });
    return items;
  }

  private async loadAttempts(): Promise<void> {
    if (!this.#session.can('audit.read')) return;
    const query = { person: this.#accountId, type: ATTEMPT_TYPES, limit: ATTEMPTS };
    this.attempts.set((await this.#api.invoke(auditRecordsList, query)).items);
  }

  private async loadAuthenticators(): Promise<void> {
    this.authenticators.set(
      await this.#api.invoke(accountAuthenticatorsRead, { accountId: this.#accountId }),
    );
  }

  private async loadSessions(): Promise<void> {
    if (!this.#session.can('sessions.read')) return;
    const { items } = await this.#api.invoke(sessionsList, { account: this.#accountId, sort: 'lastSeen' });
    this.sessions.set(items);
  }
}
