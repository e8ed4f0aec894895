import { Inject, Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { KEY_RING, LOGGER, redactText, type KeyRing, type Logger } from '#runtime';
import { LiveNotifications, Recurring } from '#messaging';
import { MAIL_CONTENT, mailContent } from './mail-content.js';
import { MAIL_TOPIC, Outgoing } from './outgoing.js';
import { Smtp } from './smtp.js';
import { WaitingMails, type ClaimedMail } from './waiting-mails.js';

/** Sends the mails that wait: at once when one is announced, and when one is due. */
@Injectable()
export class SendMails implements OnApplicationBootstrap, OnApplicationShutdown {
  #running: Promise<void> | undefined;
  #again = false;
  #unsubscribe: (() => void) | undefined;

  constructor(
    @Inject(KEY_RING) private readonly keyRing: KeyRing,
    @Inject(LOGGER) private readonly logger: Logger,
    private readonly live: LiveNotifications,
    private readonly outgoing: Outgoing,
    private readonly waiting: WaitingMails,
    private readonly smtp: Smtp,
  ) {}

  onApplicationBootstrap(): void {
    this.#unsubscribe = this.live.subscribe(MAIL_TOPIC, () => {
      this.sendWaiting().catch((err: unknown) => {
        this.logger.warn({ err }, 'Mails could not be read'); // the next sweep reads them
      });
    });
  }

  async onApplicationShutdown(): Promise<void> {
    this.#unsubscribe?.();
    this.#again = false;
    await this.#running?.catch(() => undefined); // whoever started it has been told
  }

  /** Sends every mail that is due. One run at a time in a process; a call during a run makes it look once more. */
  @Recurring('mail.sweep', 300_000, 'mail.sending_due')
  async sendWaiting(): Promise<void> {
    if (!this.outgoing.isConfigured()) return;
    this.#again = true;
    this.#running ??= this.run().finally(() => {
      this.#running = undefined;
    });
    await this.#running;
  }

  private async run(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      for (
        let claimed = await this.waiting.claim();
        claimed.length > 0;
        claimed = await this.waiting.claim()
      ) {
        await Promise.all(claimed.map((mail) => this.send(mail)));
      }
    }
  }

  private async send(mail: ClaimedMail): Promise<void> {
    try {
      const plain: unknown = JSON.parse(this.keyRing.decrypt(mail.content, MAIL_CONTENT.of(mail.id)));
      await this.smtp.send(mail.id, mailContent.parse(plain));
    } catch (err) {
      const error = describe(err);
      const isParked = await this.waiting.failed(mail, error);
      const level = isParked ? 'error' : 'warn';
      this.logger[level](
        { mailId: mail.id, kind: mail.kind, attempts: mail.attempts, error },
        'A mail failed',
      );
      return;
    }
    await this.waiting.accepted(mail);
  }
}

/** What went wrong, without the address that a server's answer may repeat. */
function describe(error: unknown): string {
  const text = error instanceof Error ? `${error.name}: ${error.message}` : 'unknown error';
  return redactText(text.replace(/[^\s<>"']+@[^\s<>"']+/g, '[address]')).slice(0, 300);
}
