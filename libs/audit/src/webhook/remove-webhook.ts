import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { removeWebhook } from '../infra/webhook-statements.js';
import { WebhookChanged } from './events.js';
import { lockWebhook, unknownWebhook } from './webhook-row.js';

/** Removes the tenant's webhook, with its secret and position. */
@Injectable()
export class RemoveWebhook {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `audit.webhook.none` */
  async execute(tenantId: string): Promise<void> {
    await this.unitOfWork.run(tenantId, async (transaction) => {
      const former = await lockWebhook(transaction);
      if (former === undefined) throw unknownWebhook();
      await transaction.run(removeWebhook, { tenantId });
      this.events.publish(transaction, WebhookChanged, {
        outcome: 'success',
        before: { url: former.url, headers: [...former.headers] },
        after: null,
        isSecretReplaced: false,
        areHeadersReplaced: false,
      });
    });
  }
}
