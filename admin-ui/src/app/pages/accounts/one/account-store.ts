import { inject, Injectable, signal } from '@angular/core';
import { Api } from '../../../api/generated/api';
import {
  accountAuthenticatorsRead,
  accountAuthenticatorsSetPassword,
  accountAuthenticatorsUnlock,
  accountsRead,
  accountsResume,
  accountsSetRole,
  accountsSuspend,
  accountsUpdate,
  sessionsEndOfAccount,
  sessionsList,
} from '../../../api/generated/functions';
import type { AccountAuthenticators } from '../../../api/generated/models/account-authenticators';
import type { AccountDetail } from '../../../api/generated/models/account-detail';
import type { Session as ListedSession } from '../../../api/generated/models/session';
import { revised } from '../../../api/revised';
import { problemOf, type Problem } from '../../../problems/problem';
import type { Role } from '../../../session/role-names';
import { Session } from '../../../session/session';

/** One account as it stands on the server: itself, what it logs on with, where it is logged on. */
@Injectable()
export class AccountStore {
  readonly #api = inject(Api);
  readonly #session = inject(Session);
  #accountId = '';
  #revision = '';

  readonly account = signal<AccountDetail | undefined>(undefined);
  readonly authenticators = signal<AccountAuthenticators | undefined>(undefined);
  readonly sessions = signal<readonly ListedSession[] | undefined>(undefined);
  readonly problem = signal<Problem | undefined>(undefined);

  async load(accountId = this.#accountId): Promise<void> {
    this.#accountId = accountId;
    this.problem.set(undefined);
    try {
      const { value, revision } = revised(await this.#api.invoke$Response(accountsRead, { accountId }));
      this.#revision = revision;
      this.account.set(value);
      await Promise.all([this.loadAuthenticators(), this.loadSessions()]);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  async update(profile: { readonly displayName: string; readonly email: string | null }): Promise<void> {
    const answer = await this.#api.invoke$Response(accountsUpdate, {
      accountId: this.#accountId,
      'if-match': this.#revision,
      body: profile,
    });
    this.#revision = revised(answer).revision;
    this.account.set(answer.body);
  }

  /** What the account logs on with, as it would stand if it had this role. */
  asRole(role: Role): Promise<AccountAuthenticators> {
    return this.#api.invoke(accountAuthenticatorsRead, { accountId: this.#accountId, asRole: role });
  }

  /** @param vouch lets everything that the account logs on with count for the role, on the word of who sets it */
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
