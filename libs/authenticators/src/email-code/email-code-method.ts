import { Inject, Injectable, type OnModuleInit } from '@nestjs/common';
import { AccountDirectory, type Role } from '#accounts';
import { CLOCK, DomainError, maskEmail, maskName, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { LogonMenu, LogonMethods, credentialStatus, type CredentialStatus } from '#logon-menu';
import type { FormLogonMethod, LogonAttempt, ProofOutcome } from '#logon';
import { MailQueue } from '#mail';
import { AdmitAttempt } from '../lockout/admit-attempt.js';
import { CheckCode } from './check-code.js';
import { CodeStore, viewOf, type SentCode } from './code-store.js';
import { SendCode, type CodeSubject, type TooManyCodes } from './send-code.js';

const ASKS_WHOM: ProofOutcome = { kind: 'asks', view: { step: 'identifier' } };

type Fields = Readonly<Record<string, string>>;

/**
 * Logon with a code that is sent to the account's email address. Fields: `identifier` (a username or email address) requests a code, `code`
 * proves the account, `resend=1` requests another code, `restart=1` starts again.
 */
@Injectable()
export class EmailCodeMethod implements FormLogonMethod, OnModuleInit {
  readonly key = 'email-code';
  readonly label = { en: 'One-time code by email', zh: '邮箱验证码' };
  readonly isBuiltIn = true;
  readonly isEnabledByDefault = false;
  readonly evidence = { factor: 'possession', amr: ['otp'] } as const;
  readonly canVerifyAccount = true;
  readonly needsOtherMethod = false;

  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly methods: LogonMethods,
    private readonly menu: LogonMenu,
    private readonly accounts: AccountDirectory,
    private readonly attempts: AdmitAttempt,
    private readonly mailQueue: MailQueue,
    private readonly codes: CodeStore,
    private readonly sendCode: SendCode,
    private readonly checkCode: CheckCode,
  ) {}

  onModuleInit(): void {
    this.methods.register(this);
  }

  isAvailable(): boolean {
    return this.mailQueue.isConfigured();
  }

  async credentialStatusOf(
    transaction: Transaction,
    accountId: string,
    role?: Role,
  ): Promise<CredentialStatus> {
    const account = await this.accounts.byId(transaction, accountId);
    if (!this.isAvailable() || account === null || account.email === null) return 'missing';
    return credentialStatus({ authority: account.emailAuthority, role: account.role }, role);
  }

  async isUsableByRole(transaction: Transaction, roles: readonly Role[]): Promise<boolean> {
    if (!this.isAvailable()) return false;
    return this.accounts.anyHasEmail(transaction, roles);
  }

  async advance(attempt: LogonAttempt, fields: Fields): Promise<ProofOutcome> {
    if (given(fields, 'restart')) return this.restart(attempt);
    return given(fields, 'code') ? this.prove(attempt, fields['code'] ?? '') : this.ask(attempt, fields);
  }

  private async prove(attempt: LogonAttempt, typed: string): Promise<ProofOutcome> {
    const result = await this.unitOfWork.run(attempt.tenantId, async (transaction) => {
      await this.menu.assertEnabled(transaction, this.key);
      return this.checkCode.check(transaction, this.key, attempt, typed);
    });
    if ('refusal' in result) throw result.refusal;
    return { kind: 'proven', ...result };
  }

  private async ask(attempt: LogonAttempt, fields: Fields): Promise<ProofOutcome> {
    const result = await this.unitOfWork.run(attempt.tenantId, async (transaction) => {
      await this.menu.assertEnabled(transaction, this.key);
      const former = await this.codes.latest(transaction, attempt, this.clock.now());
      const target = given(fields, 'resend')
        ? await this.claimOf(transaction, former)
        : await this.identify(transaction, attempt, fields['identifier'] ?? '');
      if (target === undefined) return undefined;
      const isTooSoon = former?.subject === target.subject && former.resendAfterSeconds > 0;
      return isTooSoon ? former : this.sendCode.send(transaction, this.key, attempt, target);
    });
    if (result === undefined) return ASKS_WHOM;
    if ('retryAfterSeconds' in result) throw tooMany(result, given(fields, 'resend'));
    return { kind: 'asks', view: viewOf(result, result.resendAfterSeconds) };
  }

  private async restart(attempt: LogonAttempt): Promise<ProofOutcome> {
    await this.unitOfWork.run(attempt.tenantId, (transaction) => this.codes.forget(transaction, attempt));
    return ASKS_WHOM;
  }

  private async identify(
    transaction: Transaction,
    attempt: LogonAttempt,
    typed: string,
  ): Promise<CodeSubject | undefined> {
    if (typed.trim() === '' && attempt.accountId === undefined) return undefined;
    const target = await this.attempts.identify(transaction, this.key, attempt, typed);
    // An address that was not typed is shown only to the owner of a session.
    const shown = typed.trim() === '' ? (target.account?.email ?? '') : typed;
    return { ...target, sentTo: masked(shown) };
  }

  private async claimOf(
    transaction: Transaction,
    former: SentCode | undefined,
  ): Promise<CodeSubject | undefined> {
    if (former === undefined) return undefined;
    const { accountId, subject, sentTo } = former;
    const account = await this.accounts.byId(transaction, accountId ?? '');
    return { account, subject, sentTo };
  }
}

/** The page for a code that was sent before continues to ask for it. */
function tooMany({ retryAfterSeconds, target: target }: TooManyCodes, isResend: boolean): DomainError {
  const facts = isResend ? { view: { step: 'code', sentTo: target.sentTo } } : {};
  return new DomainError('too_many', 'code.too_many', { retryAfterSeconds, facts });
}

function given(fields: Fields, name: string): boolean {
  return (fields[name] ?? '').trim() !== '';
}

function masked(typed: string): string {
  const text = typed.trim().slice(0, 254);
  return text.includes('@') ? maskEmail(text) : maskName(text);
}
