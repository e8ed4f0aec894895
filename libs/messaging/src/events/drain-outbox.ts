import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { keepFailures } from '../infra/delivery-statements.js';
import { DRAIN_BATCH, keepForRetries, removeHandled, waitingEvents } from '../infra/outbox-statements.js';
import { DeliverBatch, type DeliveryFailure } from './deliver-batch.js';
import { eventOf, type DomainEvent, type OutboxRow } from './domain-event.js';
import { ListenerRegistry } from './listener-registry.js';
import { DELIVERY_BACK_OFF } from './delivery-back-off.js';

/** Milliseconds after which a drain yields to other tenants; the next notice or sweep drains the rest. */
const TURN_MS = 5_000;

/** Delivers the pending events of a tenant's outbox, in order. Only one drain per tenant runs at a time, across all workers. */
@Injectable()
export class DrainOutbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliverBatch: DeliverBatch,
    private readonly registry: ListenerRegistry,
  ) {}

  /** Returns the number of events that left the outbox's queue. */
  async drain(tenantId: string): Promise<number> {
    return this.unitOfWork.run(tenantId, async (lock) => {
      if (!(await lock.tryLock(`messaging.drain:${tenantId}`))) return 0;
      const end = performance.now() + TURN_MS;
      let drained = 0;
      for (let taken = DRAIN_BATCH; taken === DRAIN_BATCH && performance.now() < end; drained += taken) {
        taken = await this.drainBatch(lock, tenantId);
      }
      return drained;
    });
  }

  /** The transaction that holds the lock reads the pending events. If the lock is lost, no further listener receives anything. */
  private async drainBatch(lock: Transaction, tenantId: string): Promise<number> {
    const rows = await lock.run(waitingEvents, { tenantId });
    if (rows.length === 0) return 0;
    const failures = await lock.withKeepAlive((lost) => this.deliverAll(tenantId, rows.map(eventOf), lost));
    await this.unitOfWork.run(tenantId, (transaction) => settle(transaction, tenantId, rows, failures));
    return rows.length;
  }

  private async deliverAll(
    tenantId: string,
    events: readonly DomainEvent[],
    lost: AbortSignal,
  ): Promise<readonly DeliveryFailure[]> {
    const failures: DeliveryFailure[] = [];
    for (const listener of this.registry.all()) {
      lost.throwIfAborted();
      const heard = events.filter(({ name }) => listener.hears(name));
      failures.push(...(await this.deliverBatch.attempt(tenantId, heard, listener)));
    }
    return failures;
  }
}

/** Removes events that every listener has handled; keeps the rest for retries, or parks them if retries are pointless. */
async function settle(
  transaction: Transaction,
  tenantId: string,
  rows: readonly OutboxRow[],
  failures: readonly DeliveryFailure[],
): Promise<void> {
  const failed = new Set(failures.map((failure) => failure.eventId));
  const done = rows.filter((row) => !failed.has(row.id)).map((row) => row.id);
  transaction.send(removeHandled, { tenantId, ids: done });
  if (failures.length === 0) return;
  transaction.send(keepForRetries, { tenantId, ids: [...failed] });
  await transaction.run(keepFailures, {
    tenantId,
    failures: JSON.stringify(failures),
    pauseSeconds: DELIVERY_BACK_OFF.firstSeconds,
  });
}
