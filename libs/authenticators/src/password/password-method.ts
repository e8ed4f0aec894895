import { Injectable, type OnModuleInit } from '@nestjs/common';
import { covers, type Account, type Authority, type Role } from '#accounts';
import { UnitOfWork, type Transaction } from '#database';
import { LogonMethods, credentialStatus, type CredentialStatus } from '#logon-menu';
import type { FormLogonMethod, LogonAttempt, ProofOutcome } from '#logon';
import type { RefusalReason } from '../events.js';
import { AdmitAttempt, type AttemptSubject } from '../lockout/admit-attempt.js';
import { blocked, outgrown, RefuseAttempt, wrongCredentials } from '../lockout/refuse-attempt.js';
import type { Admission } from '../lockout/throttle.js';
import { hashPassword, needsRehash, prepareDecoy, verifyPassword } from './password-hash.js';
import { PasswordStore, type StoredPassword } from './password-store.js';

interface Opened extends AttemptSubject {
  readonly stored: StoredPassword | undefined;
  readonly admission: Admission;
}

/** Logon with username or email address, and password. Fields: `username`, `password`. */
@Injectable()
export class PasswordMethod implements FormLogonMethod, OnModuleInit {
  readonly key = 'password';
  readonly label = { en: 'Password', zh: '密码' };
  readonly isBuiltIn = true;
  readonly isEnabledByDefault = true;
  readonly evidence = { factor: 'knowledge', amr: ['pwd'] } as const;
  readonly canVerifyAccount = true;
  readonly needsOtherMethod = false;

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly methods: LogonMethods,
    private readonly attempts: AdmitAttempt,
    private readonly refusals: RefuseAttempt,
    private readonly passwords: PasswordStore,
  ) {}

  async onModuleInit(): Promise<void> {
    this.methods.register(this);
    await prepareDecoy();
  }

  isAvailable(): boolean {
    return true;
  }

  async credentialStatusOf(
    transaction: Transaction,
    accountId: string,
    role?: Role,
  ): Promise<CredentialStatus> {
    return credentialStatus(await this.passwords.authorityOf(transaction, accountId), role);
  }

  async isUsableByRole(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
    return this.passwords.existsForRole(transaction, roles);
  }

  async vouchFor(transaction: Transaction, accountId: string, authority: Authority): Promise<void> {
    await this.passwords.vouchFor(transaction, accountId, authority);
  }

  async advance(attempt: LogonAttempt, fields: Readonly<Record<string, string>>): Promise<ProofOutcome> {
    const opened = await this.open(attempt, fields['username'] ?? '');
    if (!opened.admission.admitted) throw blocked(opened.admission.retryAfterSeconds);
    // The hash is computed outside any transaction, so no database connection waits for it.
    const password = fields['password'] ?? '';
    const isRight = await verifyPassword(opened.stored?.hash, password);
    const { account, stored } = opened;
    if (!isRight || account?.status !== 'active' || stored === undefined) {
      await this.refuse(attempt, opened, reasonOf(account, stored, isRight));
      throw wrongCredentials();
    }
    if (!covers(stored.authority, account.role)) {
      await this.refuse(attempt, opened, 'credentials.outgrown');
      throw outgrown();
    }
    await this.settle(attempt, opened.subject, account.id, stored.hash, password);
    return { kind: 'proven', accountId: account.id, authority: stored.authority };
  }

  private async open(attempt: LogonAttempt, identifier: string): Promise<Opened> {
    return this.unitOfWork.run(attempt.tenantId, async (transaction) => {
      const target = await this.attempts.identify(transaction, this.key, attempt, identifier);
      const accountId = target.account?.id;
      const stored = await this.passwords.of(transaction, accountId);
      const { subject } = target;
      const admission = await this.attempts.admit(transaction, this.key, attempt, { accountId, subject });
      return { ...target, stored, admission };
    });
  }

  private async refuse(attempt: LogonAttempt, opened: Opened, reason: RefusalReason): Promise<void> {
    await this.unitOfWork.run(attempt.tenantId, (transaction) =>
      this.refusals.failed(transaction, attempt, {
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
      await this.attempts.succeeded(transaction, this.key, subject);
      if (stronger !== undefined) {
        await this.passwords.strengthen(transaction, accountId, stored, stronger);
      }
    });
  }
}

function reasonOf(
  account: Account | null,
  stored: StoredPassword | undefined,
  isRight: boolean,
): RefusalReason {
  if (account === null) return 'account.unknown';
  if (stored === undefined) return 'account.without_method';
  return isRight ? 'account.not_active' : 'credentials.wrong';
}
