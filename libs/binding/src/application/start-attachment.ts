import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock, type Present } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { FindWaitingLogon } from '#logon';
import { EventPublisher } from '#messaging';
import { identityTarget, providerOf } from '#providers';
import { AttachmentStarted } from '../events.js';
import { ATTACH } from './complete-attachment.js';

/** Attachments that one identity may start in an hour. */
const STARTS_PER_HOUR = 5;

interface StartedRow {
  readonly id: string;
  readonly connection_id: string;
  readonly provider: string;
  readonly subject: string;
  readonly name: string;
}

/** The person's explicit choice to attach an existing account. Without it no proof is taken as an attachment. */
@Injectable()
export class StartAttachment {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly logons: FindWaitingLogon,
    private readonly events: EventPublisher,
  ) {}

  /** Throws `gone attachment.expired` when there is none to start, `too_many attachment.too_many`. */
  async execute(tenantId: string, browserHash: Buffer): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const now = this.clock.now();
      const waiting = await this.logons.inBrowser(transaction, browserHash);
      const [started] = await transaction.query<StartedRow>(
        `update binding.attachment set state = 'started', started_at = coalesce(started_at, $3)
         where tenant_id = $1 and browser_hash = $2 and state in ('offered', 'started') and expires_at > $3
           and id = $4
         returning id, connection_id, ${providerOf('connection_id')} as provider, subject, name`,
        [tenantId, browserHash, now, waiting?.need === ATTACH ? waiting.subject : null],
      );
      if (started === undefined) throw new DomainError('gone', 'attachment.expired');
      await this.assertNotTooMany(transaction, started, now);
      this.events.publish(transaction, AttachmentStarted, {
        attachmentId: started.id,
        connectionId: started.connection_id,
        targets: [identityTarget(started)],
      });
    });
  }

  private async assertNotTooMany(transaction: Transaction, started: StartedRow, now: Present): Promise<void> {
    // The lock keeps browsers that start at the same time from passing the limit together.
    await transaction.query(`select pg_advisory_xact_lock(hashtextextended($1, 0))`, [
      `attachment:${started.connection_id}:${started.subject}`,
    ]);
    const [row] = await transaction.query<{ count: number }>(
      `select count(*)::int as count from binding.attachment
       where tenant_id = $1 and connection_id = $2 and subject = $3
         and started_at > $4::timestamptz - interval '1 hour'`,
      [transaction.tenantId, started.connection_id, started.subject, now],
    );
    if ((row?.count ?? 0) > STARTS_PER_HOUR) {
      throw new DomainError('too_many', 'attachment.too_many', { retryAfterSeconds: 3_600 });
    }
  }
}
