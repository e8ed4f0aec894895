import { Inject, Injectable } from '@nestjs/common';
import { SETTINGS, type Settings } from '#runtime';
import type { MailContent } from '../mail-content.js';

/** Milliseconds that the mail server may take for the connection, for its greeting and for each answer. */
const TIMEOUT_MS = 10_000;

/** Hands mails to the mail server. */
@Injectable()
export class Smtp {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * Resolves once the server has accepted the mail. The Message-ID is made from `id`, so that mailboxes recognise a mail that
   * is sent twice.
   */
  async send(id: string, mail: MailContent): Promise<void> {
    const { createTransport } = await import('./transport.js');
    const transport = createTransport({
      url: this.settings.SMTP_URL,
      connectionTimeout: TIMEOUT_MS,
      greetingTimeout: TIMEOUT_MS,
      socketTimeout: TIMEOUT_MS,
      dnsTimeout: TIMEOUT_MS,
      disableFileAccess: true,
      disableUrlAccess: true,
    });
    try {
      await transport.sendMail({
        messageId: `<${id}@${new URL(this.settings.PUBLIC_URL).hostname}>`,
        from: this.settings.MAIL_FROM,
        to: { name: '', address: mail.to },
        subject: mail.subject,
        text: mail.text,
        ...(mail.html === undefined ? {} : { html: mail.html }),
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } finally {
      transport.close();
    }
  }
}
