import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory, covers, type Account, type Authority } from '#accounts';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { KEY_RING, type KeyRing } from '#runtime';
import type { Transaction } from '#database';
import type { LogonAttempt } from '#logon';
import type { RefusalReason } from '../events.js';
import { AdmitAttempt } from '../lockout/admit-attempt.js';
import { blocked, RefuseAttempt } from '../lockout/refuse-attempt.js';
import { isAddress, isCode, typedCode } from './code-secrets.js';
import { CodeStore, viewOf, type SentCode } from './code-store.js';

/** The result of a try: the account it proves, or the answer to give once its counts are committed. */
export type CodeCheck =
  | { readonly accountId: string; readonly authority: Authority }
  | { readonly refusal: DomainError };

/** Checks a typed code against the one that was sent. */
@Injectable()
export class CheckCode {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    private readonly accounts: AccountDirectory,
    private readonly attempts: AdmitAttempt,
    private readonly refuse: RefuseAttempt,
    private readonly codes: CodeStore,
  ) {}

  /** Refusals are returned, not thrown: the counts must be committed. */
  async check(
    transaction: Transaction,
    method: string,
    attempt: LogonAttempt,
    typed: string,
  ): Promise<CodeCheck> {
    const now = this.clock.now();
    const code = await this.codes.find(transaction, attempt, now);
    if (code === undefined) return this.expired(transaction, method, attempt, undefined);
    const target = { accountId: code.accountId ?? undefined, subject: code.subject };
    const admission = await this.attempts.admit(transaction, method, attempt, target);
    if (!admission.admitted) return { refusal: blocked(admission.retryAfterSeconds, viewOf(code, 0)) };
    const account = code.accountId === null ? null : await this.accounts.byId(transaction, code.accountId);
    const isRight = isCode(this.keyRing, code.id, typedCode(typed), code.codeHash);
    const isTheirs = isAddress(this.keyRing, account?.email ?? '', code.addressMac);
    const reason = reasonOf(account, isTheirs, isRight);
    const proves = reason === undefined && isSubject(attempt, account);
    if (!(await this.codes.take(transaction, attempt, code, proves, now))) {
      return this.expired(transaction, method, attempt, code);
    }
    if (!proves || account === null) {
      const failure = { method, reason: reason ?? 'account.other', accountId: target.accountId, admission };
      await this.refuse.failed(transaction, attempt, failure);
      // The page continues to ask for the code.
      const facts = { view: viewOf(code, 0) };
      return { refusal: new DomainError('unauthenticated', 'code.wrong', { facts }) };
    }
    await this.attempts.succeeded(transaction, method, code.subject);
    return { accountId: account.id, authority: account.emailAuthority };
  }

  private expired(
    transaction: Transaction,
    method: string,
    attempt: LogonAttempt,
    code: SentCode | undefined,
  ): CodeCheck {
    const accountId = code?.accountId ?? undefined;
    this.refuse.record(transaction, attempt, { method, reason: 'code.expired', accountId });
    return { refusal: new DomainError('gone', 'code.expired') };
  }
}

/** Why a try proves nothing; undefined if it proves the account. */
function reasonOf(account: Account | null, isTheirs: boolean, isRight: boolean): RefusalReason | undefined {
  if (account === null) return 'account.unknown';
  if (account.status !== 'active') return 'account.not_active';
  if (account.email === null) return 'account.without_method';
  if (!covers(account.emailAuthority, account.role)) return 'credentials.outgrown';
  // Sent to an address that was the account's then: another person may read that mailbox by now.
  if (!isTheirs) return 'code.expired';
  return isRight ? undefined : 'code.wrong';
}

/** Whether this account may be proven: in a fresh authentication, only the session's own. */
function isSubject(attempt: LogonAttempt, account: Account | null): boolean {
  return attempt.accountId === undefined || attempt.accountId === account?.id;
}
