import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import { KEY_RING, SETTINGS, type KeyRing, type Settings } from '#runtime';
import type { Transaction } from '#database';
import { JobNotices } from '#messaging';
import { insertMail } from './infra/sending-statements.js';
import { MAIL_CONTENT, mailContent } from './mail-content.js';
import { SendMailJob } from './sending/send-mail-job.js';

/** A mail to be sent. */
export interface OutgoingMail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Seconds after which it is no longer sent, for example because its code has expired. */
  readonly lifetimeSeconds?: number;
  /** Its kind, for operators: `<module>.<what>`. */
  readonly kind: string;
}

/** Outgoing mail. */
@Injectable()
export class MailQueue {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    private readonly jobs: JobNotices,
  ) {}

  /** Whether this installation has a mail server at all. */
  isConfigured(): boolean {
    return this.settings.SMTP_URL !== undefined;
  }

  /**
   * Stores a mail, encrypted, to be sent if and only if `transaction` commits. It is sent once, or a second time if a worker
   * dies after the server has accepted it and before that is recorded.
   *
   * @throws DomainError `mail.not_configured`; `mail.invalid` when `to` is not exactly one address
   */
  async enqueue(transaction: Transaction, mail: OutgoingMail): Promise<void> {
    if (!this.isConfigured()) throw new DomainError('unavailable', 'mail.not_configured');
    const content = mailContent.safeParse(mail);
    if (!content.success) {
      throw new DomainError('invalid', 'mail.invalid', { detail: 'The mail has no usable address or text.' });
    }
    const id = newId();
    await transaction.run(insertMail, {
      id,
      tenantId: transaction.tenantId,
      kind: mail.kind,
      content: this.keyRing.encrypt(JSON.stringify(content.data), MAIL_CONTENT.of(id)),
      lifetimeSeconds: mail.lifetimeSeconds ?? null,
      now: this.clock.now(),
    });
    this.jobs.announce(SendMailJob, transaction, id);
  }
}
