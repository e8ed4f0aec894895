import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, newId, type Clock } from '#kernel';
import { KEY_RING, type KeyRing } from '#runtime';
import { covers, type Account } from '#accounts';
import type { Transaction } from '#database';
import type { LogonAttempt } from '#logon';
import { EventPublisher } from '#messaging';
import { CodeSent, type RefusalReason } from '../events.js';
import type { AttemptSubject } from '../lockout/admit-attempt.js';
import { NETWORK_SENDING_POLICY, SENDING_POLICY } from '../lockout/block-policy.js';
import { browserOf, RefuseAttempt } from '../lockout/refuse-attempt.js';
import { isOfKnownDevice, networkSubject } from '../lockout/subject.js';
import { Throttle } from '../lockout/throttle.js';
import { CodeStore, RESEND_PAUSE_SECONDS, type SentCode } from './code-store.js';
import { addressMac, hashCode, newCode } from './code-secrets.js';
import { MailCode, type Recipient } from './mail-code.js';

/** Seconds for which a code is valid (ASVS 6.5.5: at most ten minutes). */
const LIFETIME_SECONDS = 600;

/** Counter key of the limits on sending. Wrong tries are counted separately, under the method. */
const SENDING = 'email-code.sending';

/** The account of a code, and the recipient as the page shows it: what the person typed, masked. */
export interface CodeSubject extends AttemptSubject {
  readonly sentTo: string;
}

/** Too many codes were requested for this name or from this network. */
export interface TooManyCodes {
  readonly retryAfterSeconds: number;
  readonly target: CodeSubject;
}

/** Sends a code to the owner of an account. For a name that nobody has, it does the same work and sends nothing. */
@Injectable()
export class SendCode {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    private readonly mail: MailCode,
    private readonly events: EventPublisher,
    private readonly throttle: Throttle,
    private readonly refuse: RefuseAttempt,
    private readonly codes: CodeStore,
  ) {}

  /** Returns `TooManyCodes` instead of throwing it, so that its record is committed. */
  async send(
    transaction: Transaction,
    method: string,
    attempt: LogonAttempt,
    target: CodeSubject,
  ): Promise<SentCode | TooManyCodes> {
    const retryAfterSeconds = await this.limit(transaction, attempt, target.subject);
    if (retryAfterSeconds !== undefined) {
      const accountId = target.account?.id;
      this.refuse.record(transaction, attempt, { method, reason: 'code.too_many', accountId });
      return { retryAfterSeconds, target: target };
    }
    const recipient = recipientOf(target.account);
    const id = newId();
    const code = newCode();
    const sent = {
      id,
      accountId: target.account?.id ?? null,
      subject: target.subject,
      sentTo: target.sentTo,
      codeHash: hashCode(this.keyRing, id, code),
      lifetimeSeconds: LIFETIME_SECONDS,
      addressMac: recipient === undefined ? null : addressMac(this.keyRing, recipient.email),
    };
    const sentAt = await this.codes.replace(transaction, attempt, sent, this.clock.now());
    await this.mail.enqueue(transaction, attempt, recipient, {
      code,
      sentAt,
      lifetimeSeconds: LIFETIME_SECONDS,
    });
    this.record(transaction, method, attempt, target, recipient);
    return { ...sent, resendAfterSeconds: RESEND_PAUSE_SECONDS };
  }

  private record(
    transaction: Transaction,
    method: string,
    attempt: LogonAttempt,
    { account }: CodeSubject,
    recipient: Recipient | undefined,
  ): void {
    if (recipient === undefined) {
      const failure = { method, reason: reasonOf(account), accountId: account?.id };
      this.refuse.record(transaction, attempt, failure);
    } else {
      const browser = browserOf(attempt);
      const { purpose } = attempt;
      this.events.publish(transaction, CodeSent, { method, purpose, accountId: recipient.id, browser });
    }
  }

  private async limit(
    transaction: Transaction,
    attempt: LogonAttempt,
    subject: string,
  ): Promise<number | undefined> {
    const ofNetwork = {
      what: { method: SENDING, subject: networkSubject(attempt.ip) },
      policy: NETWORK_SENDING_POLICY,
    };
    const limits = [
      ...(isOfKnownDevice(subject) ? [] : [ofNetwork]),
      { what: { method: SENDING, subject }, policy: SENDING_POLICY },
    ];
    for (const { what, policy } of limits) {
      const admission = await this.throttle.admit(transaction, what, policy);
      if (!admission.admitted) return admission.retryAfterSeconds;
    }
    return undefined;
  }
}

function recipientOf(account: Account | null): Recipient | undefined {
  if (account?.status !== 'active' || account.email === null || !isVouchedFor(account)) return undefined;
  return { id: account.id, email: account.email, displayName: account.displayName };
}

/** Why no code is sent. */
function reasonOf(account: Account | null): RefusalReason {
  if (account === null) return 'account.unknown';
  if (account.status !== 'active') return 'account.not_active';
  return isVouchedFor(account) ? 'account.without_method' : 'credentials.outgrown';
}

/** Whether the authority that vouches for the address covers the account's role. */
function isVouchedFor({ emailAuthority, role }: Account): boolean {
  return covers(emailAuthority, role);
}
