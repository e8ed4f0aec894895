import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import { KEY_RING, requestContext, type KeyRing } from '#runtime';
import type { Account } from '#accounts';
import type { Transaction } from '#database';
import type { LogonAttempt } from '#logon';
import { Outgoing } from '#mail';
import { EventPublisher } from '#messaging';
import { TenantDirectory } from '#tenancy';
import { CodeSent } from '../events.js';
import type { Claim } from '../lockout/admit-attempt.js';
import { NETWORK_SENDING_POLICY, SENDING_POLICY } from '../lockout/block-policy.js';
import { browserOf, RefuseAttempt } from '../lockout/refuse-attempt.js';
import { networkSubject } from '../lockout/subject.js';
import { Throttle } from '../lockout/throttle.js';
import { browserName, htmlMail, plainMail } from './code-mail.js';
import { hashCode, newCode } from './code-secrets.js';
import { CodeStore, type SentCode } from './code-store.js';
import { mailTexts } from './mail-texts.js';

/** Seconds for which a code is good (ASVS 6.5.5: at most ten minutes). */
const LIFETIME_SECONDS = 600;

/** What the limits on sending are counted under; apart from wrong tries, which are counted under the method. */
const SENDING = 'email-code.sending';

/** Where the decoy's mail goes: nowhere (RFC 2606). It has expired when it is written, so no worker ever sends it. */
const NOBODY = 'nobody@decoy.invalid';

/** Whose code, and what the page says it was sent to: what the person typed, masked. */
export interface CodeClaim extends Claim {
  readonly sentTo: string;
}

/** Sends a code to the owner of an account; does the same work for a name that nobody has, and sends nothing. */
@Injectable()
export class SendCode {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    private readonly tenants: TenantDirectory,
    private readonly outgoing: Outgoing,
    private readonly events: EventPublisher,
    private readonly throttle: Throttle,
    private readonly refuse: RefuseAttempt,
    private readonly codes: CodeStore,
  ) {}

  /** Gives a `code.too_many` instead when too many were asked for; it is not thrown, so that its record is kept. */
  async send(
    transaction: Transaction,
    method: string,
    attempt: LogonAttempt,
    claim: CodeClaim,
  ): Promise<SentCode | DomainError> {
    const retryAfterSeconds = await this.limit(transaction, attempt, claim.subject);
    if (retryAfterSeconds !== undefined) {
      const accountId = claim.account?.id;
      this.refuse.record(transaction, attempt, { method, reason: 'code.too_many', accountId });
      return new DomainError('too_many', 'code.too_many', { retryAfterSeconds });
    }
    const now = this.clock.now();
    const recipient = recipientOf(claim.account);
    const id = newId();
    const code = newCode();
    const sent: SentCode = {
      id,
      accountId: claim.account?.id ?? null,
      subject: claim.subject,
      sentTo: claim.sentTo,
      codeHash: hashCode(this.keyRing, id, code),
      sentAt: now,
      expiresAt: new Date(now.getTime() + LIFETIME_SECONDS * 1_000),
    };
    await this.codes.replace(transaction, attempt, sent);
    await this.mail(transaction, attempt, recipient, code, sent);
    if (recipient !== undefined) {
      this.events.publish(transaction, CodeSent, {
        method,
        purpose: attempt.purpose,
        accountId: recipient.id,
        browser: browserOf(attempt),
      });
    }
    return sent;
  }

  private async limit(
    transaction: Transaction,
    attempt: LogonAttempt,
    subject: string,
  ): Promise<number | undefined> {
    const limits = [
      { what: { method: SENDING, subject: networkSubject(attempt.ip) }, policy: NETWORK_SENDING_POLICY },
      { what: { method: SENDING, subject }, policy: SENDING_POLICY },
    ];
    for (const { what, policy } of limits) {
      const admission = await this.throttle.admit(transaction, what, policy);
      if (!admission.admitted) return admission.retryAfterSeconds;
    }
    return undefined;
  }

  private async mail(
    transaction: Transaction,
    attempt: LogonAttempt,
    recipient: Recipient | undefined,
    code: string,
    sent: SentCode,
  ): Promise<void> {
    const { language } = attempt;
    const tenant = await this.tenants.byId(attempt.tenantId);
    const texts = mailTexts(language, {
      purpose: attempt.purpose,
      tenantName: tenant?.name ?? '',
      displayName: recipient?.displayName ?? '',
      minutes: LIFETIME_SECONDS / 60,
      browser: browserName(
        requestContext()?.userAgent ?? '',
        language === 'zh' ? '未知浏览器' : 'an unknown browser',
      ),
      ip: attempt.ip,
      at: sent.sentAt,
    });
    await this.outgoing.enqueue(transaction, {
      kind: 'authenticators.email-code',
      to: recipient?.email ?? NOBODY,
      subject: texts.subject,
      text: plainMail(texts, code),
      html: htmlMail(language, texts, code),
      expiresAt: recipient === undefined ? sent.sentAt : sent.expiresAt,
    });
  }
}

interface Recipient {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
}

function recipientOf(account: Account | null): Recipient | undefined {
  if (account?.status !== 'active' || account.email === null) return undefined;
  return { id: account.id, email: account.email, displayName: account.displayName };
}
