import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { unknownWebhook } from './webhook-row.js';
import type { WebhookView } from './webhook-view.js';

interface Row extends Omit<WebhookView, 'nextSequence' | 'lag'> {
  readonly nextSequence: string;
  readonly waiting: string;
  readonly waitingSince: Date | null;
}

/** Shows a tenant's webhook and how far it is behind. */
@Injectable()
export class ShowWebhook {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** @throws DomainError `audit.webhook.none` */
  async execute(tenantId: string): Promise<WebhookView> {
    return this.unitOfWork.run(tenantId, (transaction) => this.within(transaction));
  }

  /** The same inside of a transaction that has changed it. */
  async within(transaction: Transaction): Promise<WebhookView> {
    const [row] = await transaction.query<Row>(
      `select url, header_names as headers, next_sequence as "nextSequence", failures, last_failure as "lastFailure",
              last_attempt_at as "lastAttemptAt", accepted_at as "acceptedAt", next_attempt_at as "nextAttemptAt",
              created_at as "createdAt", changed_at as "changedAt",
              greatest(coalesce(chain.last_sequence, 0) - greatest(next_sequence, chain.first_sequence) + 1, 0) as waiting,
              (select recorded_at from audit.entry where sequence >= next_sequence order by sequence limit 1)
                as "waitingSince"
       from audit.webhook left join audit.chain using (tenant_id) where tenant_id = $1`,
      [transaction.tenantId],
    );
    if (row === undefined) throw unknownWebhook();
    const { nextSequence, waiting, waitingSince, ...rest } = row;
    const waited = waitingSince === null ? 0 : this.clock.now().getTime() - waitingSince.getTime();
    return {
      ...rest,
      nextSequence: Number(nextSequence),
      lag: { records: Number(waiting), seconds: Math.max(0, waited / 1_000) },
    };
  }
}
