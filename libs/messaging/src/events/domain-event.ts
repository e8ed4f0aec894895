import { presentNameOf } from '#kernel';
import type { RequestContext } from '#runtime';

/** A domain event as listeners receive it. */
export interface DomainEvent<Payload = unknown> {
  /** UUIDv7; the inbox key that makes delivery exactly-once per listener. */
  readonly id: string;
  readonly tenantId: string;
  /** Its current name, even if it was published under a former one. */
  readonly name: string;
  readonly payload: Payload;
  /** Who and what caused it: ids, actor, address and agent of the request. */
  readonly context: RequestContext;
  readonly occurredAt: Date;
}

/** An event of a transaction that is still open: it occurs when the transaction commits. */
export type PendingEvent = Omit<DomainEvent, 'occurredAt'>;

/** A domain event as a row of the outbox. */
export interface OutboxRow {
  readonly id: string;
  readonly tenant_id: string;
  readonly name: string;
  readonly payload: unknown;
  readonly context: RequestContext;
  readonly occurred_at: Date;
}

/** The event stored in an outbox row. */
export function eventOf(row: OutboxRow): DomainEvent {
  return {
    id: row.id,
    tenantId: row.tenant_id,
    name: presentNameOf(row.name),
    payload: row.payload,
    context: row.context,
    occurredAt: row.occurred_at,
  };
}

/** The context in which a listener reacts to an event: that of the original act, with the event as cause. */
export function reactionTo({ context, tenantId, id }: DomainEvent): RequestContext {
  return { ...context, tenantId, causationId: id };
}
