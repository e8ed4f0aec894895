import { Injectable } from '@nestjs/common';
import { bound, UnitOfWork, type Bind, type Transaction } from '#database';

/** A delivery that a listener could not take yet, or that was given up. */
export interface FailedDelivery {
  readonly tenantId: string;
  readonly eventId: string;
  /** Name of the event. */
  readonly event: string;
  readonly listener: string;
  readonly occurredAt: Date;
  readonly attempts: number;
  /** Why the last attempt failed. */
  readonly error: string;
  /** When it is tried again; null: never, it was given up. */
  readonly nextAttemptAt: Date | null;
}

/** Which of them; all of what is given must hold. */
export interface DeliveryChoice {
  readonly tenantId?: string | undefined;
  readonly eventId?: string | undefined;
  readonly listener?: string | undefined;
}

/** Deliveries that one list shows. */
const MOST_LISTED = 500;

const COLUMNS = `d.tenant_id as "tenantId", d.event_id as "eventId", o.name as event, d.listener,
  o.occurred_at as "occurredAt", d.attempts, d.error, d.next_attempt_at as "nextAttemptAt"`;

/** What the operator looks at and decides about when a listener does not take an event. */
@Injectable()
export class FailedDeliveries {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Those that were given up first, then the oldest; 500 at most. */
  async list(choice: DeliveryChoice): Promise<readonly FailedDelivery[]> {
    const { text, values } = bound(
      (bind) => `select ${COLUMNS} from messaging.delivery d join messaging.outbox o on o.id = d.event_id
        where ${chosen(choice, bind)}
        order by d.next_attempt_at is not null, o.position, d.listener limit ${String(MOST_LISTED)}`,
    );
    return this.unitOfWork.runAs('worker', (transaction) =>
      transaction.queryOnce<FailedDelivery & Record<string, unknown>>(text, values),
    );
  }

  /** Lets workers try the chosen deliveries of the transaction's tenant at once, with as many attempts as a new one. */
  async retry(transaction: Transaction, choice: DeliveryChoice): Promise<readonly FailedDelivery[]> {
    const { text, values } = bound(
      (bind) => `update messaging.delivery d set next_attempt_at = now(), attempts = 0
        from messaging.outbox o where o.id = d.event_id and ${chosen(ofTenant(transaction, choice), bind)}
        returning ${COLUMNS}`,
    );
    return transaction.queryOnce<FailedDelivery & Record<string, unknown>>(text, values);
  }

  /** Gives the chosen deliveries of the transaction's tenant up for good: their listeners never hear of these events. */
  async drop(transaction: Transaction, choice: DeliveryChoice): Promise<readonly FailedDelivery[]> {
    const { text, values } = bound(
      (bind) => `delete from messaging.delivery d using messaging.outbox o
        where o.id = d.event_id and ${chosen(ofTenant(transaction, choice), bind)} returning ${COLUMNS}`,
    );
    const dropped = await transaction.queryOnce<FailedDelivery & Record<string, unknown>>(text, values);
    await transaction.query(
      `delete from messaging.outbox o where tenant_id = $1 and id = any($2) and drained_at is not null
         and not exists (select from messaging.delivery d where d.event_id = o.id)`,
      [transaction.tenantId, dropped.map(({ eventId }) => eventId)],
    );
    return dropped;
  }
}

function ofTenant({ tenantId }: Transaction, choice: DeliveryChoice): DeliveryChoice {
  return { ...choice, tenantId };
}

function chosen({ tenantId, eventId, listener }: DeliveryChoice, bind: Bind): string {
  return [
    'true',
    ...(tenantId === undefined ? [] : [`d.tenant_id = ${bind(tenantId)}`]),
    ...(eventId === undefined ? [] : [`d.event_id = ${bind(eventId)}`]),
    ...(listener === undefined ? [] : [`d.listener = ${bind(listener)}`]),
  ].join(' and ');
}
