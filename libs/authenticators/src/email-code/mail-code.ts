import { Injectable } from '@nestjs/common';
import { requestContext } from '#runtime';
import type { Transaction } from '#database';
import type { LogonAttempt } from '#logon';
import { MailQueue } from '#mail';
import { Providers } from '#providers';
import { TenantDirectory } from '#tenancy';
import { browserName, htmlMail, plainMail } from './code-mail.js';
import { mailTexts } from './mail-texts.js';

/** Recipient of the decoy mail, which does not exist (RFC 2606). The mail has expired when it is written, so no worker ever sends it. */
const NOBODY = 'nobody@decoy.invalid';

/** The recipient of a code. */
export interface Recipient {
  readonly id: string;
  readonly email: string;
  readonly displayName: string;
}

/** A code and its validity. */
export interface MailedCode {
  readonly code: string;
  readonly sentAt: Date;
  readonly lifetimeSeconds: number;
}

/** Queues the mail with a code; without a recipient, queues a decoy that costs the same and is never sent. */
@Injectable()
export class MailCode {
  constructor(
    private readonly tenants: TenantDirectory,
    private readonly mailQueue: MailQueue,
    private readonly providers: Providers,
  ) {}

  async enqueue(
    transaction: Transaction,
    attempt: LogonAttempt,
    recipient: Recipient | undefined,
    { code, sentAt, lifetimeSeconds }: MailedCode,
  ): Promise<void> {
    const { language } = attempt;
    const tenant = await this.tenants.byId(attempt.tenantId, transaction);
    const unknown = language === 'zh' ? '未知浏览器' : 'an unknown browser';
    const texts = mailTexts(language, {
      purpose: attempt.purpose,
      tenantName: tenant?.name ?? '',
      providers: this.providers.names(),
      displayName: recipient?.displayName ?? '',
      minutes: Math.round(lifetimeSeconds / 60),
      browser: browserName(requestContext()?.userAgent ?? '', unknown),
      ip: attempt.ip,
      at: sentAt,
    });
    await this.mailQueue.enqueue(transaction, {
      kind: 'authenticators.email-code',
      to: recipient?.email ?? NOBODY,
      subject: texts.subject,
      text: plainMail(texts, code),
      html: htmlMail(language, texts, code),
      lifetimeSeconds: recipient === undefined ? 0 : lifetimeSeconds,
    });
  }
}
