import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { Account, Role } from '#accounts';
import { UnitOfWork, type Transaction } from '#database';
import { LogonMethods } from '#logon-menu';
import type { FormLogonMethod, LogonAttempt, ProofOutcome } from '#logon';
import type { RefusalReason } from '../events.js';
import { AdmitAttempt, type Claim } from '../lockout/admit-attempt.js';
import { blocked, RefuseAttempt, wrongCredentials } from '../lockout/refuse-attempt.js';
import { Throttle, type Admission } from '../lockout/throttle.js';
import { hashPassword, needsRehash, prepareDecoy, verifyPassword } from './password-hash.js';
import { PasswordStore } from './password-store.js';

interface Opened extends Claim {
  readonly stored: string | undefined;
  readonly admission: Admission;
}

/** Logon with user name or e-mail address, and password. Fields: `username`, `password`. */
@Injectable()
export class PasswordMethod implements FormLogonMethod, OnModuleInit {
  readonly key = 'password';
  readonly label = { en: 'Password', zh: '密码' };
  readonly builtIn = true;
  readonly enabledAtFirst = true;
  readonly proves = true;
  readonly needsOtherMethod = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly methods: LogonMethods,
    private readonly attempts: AdmitAttempt,
    private readonly refuse: RefuseAttempt,
    private readonly throttle: Throttle,
    private readonly passwords: PasswordStore,
  ) {}

  async onModuleInit(): Promise<void> {
    this.methods.register(this);
    await prepareDecoy();
  }

  isAvailable(): boolean {
    return true;
  }

  async isUsableBy(transaction: Transaction, accountId: string): Promise<boolean> {
    return (await this.passwords.hashOf(transaction, accountId)) !== undefined;
  }

  async isUsableByRole(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
    return this.passwords.existsForRole(transaction, roles);
  }

  async advance(attempt: LogonAttempt, fields: Readonly<Record<string, string>>): Promise<ProofOutcome> {
    const opened = await this.open(attempt, fields['username'] ?? '');
    if (!opened.admission.admitted) throw blocked(opened.admission.retryAfterSeconds);
    // The hash is computed outside of any transaction: no connection waits for it.
    const password = fields['password'] ?? '';
    const isRight = await verifyPassword(opened.stored, password);
    const { account, stored } = opened;
    if (!isRight || account?.status !== 'active' || stored === undefined) {
      await this.refuseWrong(attempt, opened, reasonOf(account, stored, isRight));
      throw wrongCredentials();
    }
    await this.settle(attempt, opened.subject, account.id, stored, password);
    return { kind: 'proven', accountId: account.id };
  }

  private async open(attempt: LogonAttempt, identifier: string): Promise<Opened> {
    return this.unitOfWork.run(attempt.tenantId, async (transaction) => {
      const claim = await this.attempts.identify(transaction, this.key, attempt, identifier);
      const accountId = claim.account?.id;
      const stored = await this.passwords.hashOf(transaction, accountId);
      const { subject } = claim;
      const admission = await this.attempts.admit(transaction, this.key, attempt, { accountId, subject });
      return { ...claim, stored, admission };
    });
  }

  private async refuseWrong(attempt: LogonAttempt, opened: Opened, reason: RefusalReason): Promise<void> {
    await this.unitOfWork.run(attempt.tenantId, (transaction) =>
      this.refuse.failed(transaction, attempt, {
        method: this.key,
        reason,
        accountId: opened.account?.id,
        admission: opened.admission,
      }),
    );
  }

  private async settle(
    attempt: LogonAttempt,
    subject: string,
    accountId: string,
    stored: string,
    password: string,
  ): Promise<void> {
    const stronger = needsRehash(stored) ? await hashPassword(password) : undefined;
    await this.unitOfWork.run(attempt.tenantId, async (transaction) => {
      await this.throttle.forget(transaction, { method: this.key, subject });
      if (stronger !== undefined) {
        await this.passwords.strengthen(transaction, accountId, stored, stronger);
      }
    });
  }
}

function reasonOf(account: Account | null, stored: string | undefined, isRight: boolean): RefusalReason {
  if (account === null) return 'account.unknown';
  if (stored === undefined) return 'account.without_method';
  return isRight ? 'account.not_active' : 'credentials.wrong';
}
