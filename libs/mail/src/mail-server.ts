import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';

/** Milliseconds for the connection, and for each answer. */
const ANSWER_MS = 4_000;

/** The mail server, to find out whether it would accept a mail. */
@Injectable()
export class MailServer {
  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * Connects, greets and logs on, without sending anything.
   *
   * @throws DomainError `mail.not_configured`; `mail.server_refused`, with the server's answer
   */
  async greet(): Promise<void> {
    const { SMTP_URL } = this.settings;
    if (SMTP_URL === undefined) throw new DomainError('unavailable', 'mail.not_configured');
    const { createTransport } = await import('./sending/transport.js');
    const transport = createTransport({
      url: SMTP_URL,
      connectionTimeout: ANSWER_MS,
      greetingTimeout: ANSWER_MS,
      socketTimeout: ANSWER_MS,
      dnsTimeout: ANSWER_MS,
    });
    try {
      await transport.verify();
    } catch (cause) {
      const answer = cause instanceof Error ? cause.message : 'no answer';
      throw new DomainError('unavailable', 'mail.server_refused', {
        detail: `The mail server does not let us in: ${answer}`,
        cause,
      });
    } finally {
      transport.close();
    }
  }
}
