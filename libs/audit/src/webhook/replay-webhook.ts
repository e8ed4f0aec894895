import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { endsOfLog } from '../chain/ends-of-log.js';
import { replayFrom } from '../infra/webhook-statements.js';
import { WebhookReplayed } from './events.js';
import { ShowWebhook } from './show-webhook.js';
import { lockWebhook, unknownWebhook } from './webhook-row.js';
import type { WebhookView } from './webhook-view.js';

/** Sends records again, starting at one that the log still contains, in messages with new ids. */
@Injectable()
export class ReplayWebhook {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly show: ShowWebhook,
  ) {}

  /**
   * A message that is being sent meanwhile may arrive, but does not advance the webhook.
   *
   * @param from the first sequence number
   * @throws DomainError `audit.webhook.none`; `audit.webhook.replay_out_of_range` for a record that is not kept or not sent yet
   */
  async execute(tenantId: string, from: number): Promise<WebhookView> {
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const webhook = await lockWebhook(transaction);
      if (webhook === undefined) throw unknownWebhook();
      const { first } = await endsOfLog(transaction);
      if (from < first || from > webhook.nextSequence) throw outOfRange(first, webhook.nextSequence);
      await transaction.run(replayFrom, { tenantId, next: String(from), now: this.clock.now() });
      this.events.publish(transaction, WebhookReplayed, {
        outcome: 'success',
        before: { nextSequence: webhook.nextSequence },
        after: { nextSequence: from },
      });
      return this.show.executeIn(transaction);
    });
  }
}

function outOfRange(first: number, next: number): DomainError {
  return new DomainError('invalid', 'audit.webhook.replay_out_of_range', {
    detail: `A replay can begin with a record from ${String(first)} to ${String(next)}.`,
    facts: { first, next },
  });
}
