import { Inject, Injectable } from '@nestjs/common';
import * as z from 'zod';
import { CLOCK, newId, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { destination } from '../infra/webhook-statements.js';
import { Receiver } from './delivery/receiver.js';
import { WebhookTested } from './events.js';
import { unknownWebhook } from './webhook-row.js';

/** The result of a test. */
export const webhookTest = z
  .object({
    isAccepted: z.boolean(),
    failure: z.string().nullable().describe('Why the test failed: `http_401`, `timeout`, `econnrefused` …'),
    milliseconds: z.number(),
  })
  .meta({ id: 'WebhookTest' });

export type WebhookTest = z.output<typeof webhookTest>;

/** Sends a signed message without records, at once, and returns the result. Waiting records are not affected. */
@Injectable()
export class TestWebhook {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly receiver: Receiver,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `audit.webhook.none` */
  async execute(tenantId: string): Promise<WebhookTest> {
    const [webhook] = await this.unitOfWork.query(tenantId, destination, { tenantId });
    if (webhook === undefined) throw unknownWebhook();
    const begin = this.clock.elapsedMs();
    const message = { id: newId(), body: JSON.stringify({ tenant: tenantId, records: [] }) };
    const { failure } = await this.receiver.send(tenantId, webhook, message);
    await this.unitOfWork.run(tenantId, async (transaction) => {
      this.events.publish(transaction, WebhookTested, {
        outcome: failure === undefined ? 'success' : 'refused',
        ...(failure === undefined ? {} : { reason: failure }),
        url: webhook.url,
      });
      await Promise.resolve();
    });
    const milliseconds = this.clock.elapsedMs() - begin;
    return { isAccepted: failure === undefined, failure: failure ?? null, milliseconds };
  }
}
