import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { OnEveryDomainEvent, type DomainEvent } from '#messaging';
import { Partitions } from './partitions.js';
import { recordOfEvent } from './record-of-event.js';

/** Writes every domain event into the log: exactly once, as the inbox row commits with the record. */
@Injectable()
export class RecordEvents {
  constructor(private readonly partitions: Partitions) {}

  @OnEveryDomainEvent('audit.record')
  async record(events: readonly DomainEvent[], transaction: Transaction): Promise<void> {
    for (const event of events) await this.append(event, transaction);
  }

  private async append(event: DomainEvent, transaction: Transaction): Promise<void> {
    const record = recordOfEvent(event);
    await this.partitions.ensure(record.occurredAt);
    await transaction.query(
      `insert into audit.record (id, tenant_id, occurred_at, type, outcome, reason, actor, target, method, browser,
         phone, correlation_id, causation_id, detail)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        record.id,
        record.tenantId,
        record.occurredAt,
        record.type,
        record.outcome,
        record.reason,
        JSON.stringify(record.actor),
        JSON.stringify(record.target),
        record.method,
        record.browser === null ? null : JSON.stringify(record.browser),
        record.phone === null ? null : JSON.stringify(record.phone),
        record.correlationId,
        record.causationId,
        JSON.stringify(record.detail),
      ],
    );
  }
}
