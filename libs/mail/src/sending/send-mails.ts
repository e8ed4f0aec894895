import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { HandlesJob, type JobHandler } from '#messaging';
import { KEY_RING, LOGGER, redactText, type KeyRing, type Logger } from '#runtime';
import { noteFailure, removeExpired, removeSent, takeDue } from '../infra/sending-statements.js';
import { MAIL_CONTENT, mailContent } from '../mail-content.js';
import { MailQueue } from '../mail-queue.js';
import { SendMailJob } from './send-mail-job.js';
import { Smtp } from './smtp.js';

/** A mail that this worker sends now. */
interface TakenMail {
  readonly id: string;
  readonly kind: string;
  readonly content: string;
  readonly attempts: number;
}

/**
 * Sends mails, each at least once: if a worker dies after the server has accepted a mail and before it records that, the mail is sent a
 * second time, under the same Message-ID.
 */
@Injectable()
@HandlesJob(SendMailJob)
export class SendMails implements JobHandler<TakenMail> {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly mailQueue: MailQueue,
    private readonly smtp: Smtp,
  ) {}

  async take(transaction: Transaction, id: string): Promise<TakenMail | undefined> {
    if (!this.mailQueue.isConfigured()) return undefined;
    const now = this.clock.now();
    transaction.send(removeExpired, { id, now });
    const [mail] = await transaction.run(takeDue, { id, now });
    return mail;
  }

  async execute({ id, content }: TakenMail): Promise<void> {
    const plain: unknown = JSON.parse(this.keyRing.decrypt(content, MAIL_CONTENT.of(id)));
    await this.smtp.send(id, mailContent.parse(plain));
  }

  async done(transaction: Transaction, { id }: TakenMail): Promise<boolean> {
    await transaction.run(removeSent, { id });
    return false;
  }

  async failed(
    transaction: Transaction,
    { id, kind, attempts }: TakenMail,
    cause: unknown,
    pauseSeconds: number | null,
  ): Promise<void> {
    const error = describe(cause);
    await transaction.run(noteFailure, { id, attempts, error, pauseSeconds, now: this.clock.now() });
    const level = pauseSeconds === null ? 'error' : 'warn';
    this.logger[level]({ mailId: id, kind, attempts, error }, 'A mail failed');
  }
}

/** The error without the recipient, whom a server's answer may repeat. */
function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
  return redactText(text.replace(/[^\s<>"']+@[^\s<>"']+/g, '[address]')).slice(0, 300);
}
