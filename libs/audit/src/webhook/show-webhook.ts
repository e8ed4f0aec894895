import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { shownWebhook } from '../infra/webhook-statements.js';
import { unknownWebhook } from './webhook-row.js';
import type { WebhookView } from './webhook-view.js';

/** Shows a tenant's webhook and its backlog. */
@Injectable()
export class ShowWebhook {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError `audit.webhook.none` */
  async execute(tenantId: string): Promise<WebhookView> {
    return this.unitOfWork.run(tenantId, (transaction) => this.executeIn(transaction));
  }

  /** The same within a transaction that has changed it. */
  async executeIn(transaction: Transaction): Promise<WebhookView> {
    const { tenantId } = transaction;
    const [row] = await transaction.run(shownWebhook, { tenantId, now: this.clock.now() });
    if (row === undefined) throw unknownWebhook();
    const { nextSequence, waiting, waitedSeconds, ...rest } = row;
    return {
      ...rest,
      nextSequence: Number(nextSequence),
      lag: { records: Number(waiting), seconds: Math.max(0, waitedSeconds ?? 0) },
    };
  }
}
