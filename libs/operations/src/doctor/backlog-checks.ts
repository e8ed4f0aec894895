import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { FailedMails } from '#mail';
import { MessagingStats } from '#messaging';
import { failed, ok, warning, type Check, type Finding } from './finding.js';

/** Seconds that an event or a mail may wait while workers run. */
const EVENT_SECONDS = 60;
const MAIL_SECONDS = 600;

/** The doctor's checks of the work that waits for workers. */
@Injectable()
export class BacklogChecks {
  constructor(
    private readonly stats: MessagingStats,
    private readonly mails: FailedMails,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  checks(): readonly Check[] {
    return [
      { name: 'events', look: () => this.events() },
      { name: 'deliveries', look: () => this.deliveries() },
      { name: 'mails', look: () => this.waitingMails() },
      { name: 'deletions', look: () => this.deletions() },
    ];
  }

  private async events(): Promise<Omit<Finding, 'check'>> {
    const { pending, oldestSeconds } = await this.stats.outbox();
    const text = `${String(pending)} events wait, the oldest for ${oldestSeconds.toFixed(0)} seconds.`;
    if (oldestSeconds <= EVENT_SECONDS) return ok(text);
    return failed(text, 'Start a worker, or find out from its log why it delivers nothing.');
  }

  private async deliveries(): Promise<Omit<Finding, 'check'>> {
    const { parked, retrying } = await this.stats.outbox();
    if (parked > 0)
      return failed(
        `${String(parked)} deliveries of events were given up.`,
        'For the reasons, run: deliveries list. Once the cause is fixed, run: deliveries retry --all',
      );
    if (retrying > 0)
      return warning(
        `${String(retrying)} deliveries of events are being retried.`,
        'For the reasons, run: deliveries list',
      );
    return ok('No delivery of an event has failed.');
  }

  private async waitingMails(): Promise<Omit<Finding, 'check'>> {
    const { waiting, oldestSeconds, parked } = await this.mails.figures();
    if (waiting > 0 && oldestSeconds > MAIL_SECONDS)
      return failed(
        `${String(waiting)} mails wait, the oldest for ${oldestSeconds.toFixed(0)} seconds.`,
        "To see the mail server's answers, run: mails list",
      );
    if (parked > 0)
      return warning(
        `${String(parked)} mails were given up.`,
        'For the reasons, run: mails list. Then run: mails retry --all, or mails drop',
      );
    return ok(`${String(waiting)} mails wait.`);
  }

  private async deletions(): Promise<Omit<Finding, 'check'>> {
    const rows = await this.unitOfWork.query<{ slug: string }>(
      null,
      'select slug from tenancy.tenant where deletion_began_at is not null order by slug',
    );
    if (rows.length === 0) return ok('No deletion of a tenant was interrupted.');
    return warning(
      `The deletion of ${rows.map(({ slug }) => `"${slug}"`).join(', ')} is in progress or was interrupted.`,
      'Unless somebody is running it, repeat: tenant delete',
    );
  }
}
