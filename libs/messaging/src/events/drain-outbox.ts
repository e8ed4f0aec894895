import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { DeliverBatch, type DeliveryFailure } from './deliver-batch.js';
import { DeliverEvent } from './deliver-event.js';
import { eventOf, type DomainEvent, type OutboxRow } from './domain-event.js';
import { ListenerRegistry } from './listener-registry.js';
import { DELIVERY_BACK_OFF } from './delivery-back-off.js';

/** Events taken from the outbox at a time. */
const BATCH = 50;

/** Milliseconds after which a drain lets others go on; its tenant is drained further by the next nudge or sweep. */
const TURN_MS = 5_000;

/** Delivers what waits in a tenant's outbox, in order. One drain per tenant at a time, whatever worker it is in. */
@Injectable()
export class DrainOutbox {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly deliver: DeliverEvent,
    private readonly deliverBatch: DeliverBatch,
    private readonly registry: ListenerRegistry,
  ) {}

  /** Gives the number of events that left the outbox's queue. */
  async drain(tenantId: string): Promise<number> {
    return this.unitOfWork.run(tenantId, async (lock) => {
      const [row] = await lock.query<{ free: boolean }>(
        `select pg_try_advisory_xact_lock(hashtextextended('messaging.drain:' || $1, 0)) as free`,
        [tenantId],
      );
      if (row?.free !== true) return 0;
      const end = performance.now() + TURN_MS;
      let drained = 0;
      for (let taken = BATCH; taken === BATCH && performance.now() < end; drained += taken) {
        taken = await this.drainBatch(tenantId);
        await lock.query('select 1');
      }
      return drained;
    });
  }

  private async drainBatch(tenantId: string): Promise<number> {
    const rows = await this.unitOfWork.run(tenantId, (transaction) =>
      transaction.query<OutboxRow>(
        `select id, tenant_id, name, payload, context, occurred_at from messaging.outbox
         where tenant_id = $1 and drained_at is null order by position limit ${String(BATCH)}`,
        [tenantId],
      ),
    );
    if (rows.length === 0) return 0;
    const failures = await this.deliverAll(tenantId, rows.map(eventOf));
    await this.unitOfWork.run(tenantId, (transaction) => settle(transaction, tenantId, rows, failures));
    return rows.length;
  }

  private async deliverAll(
    tenantId: string,
    events: readonly DomainEvent[],
  ): Promise<readonly DeliveryFailure[]> {
    const failures: DeliveryFailure[] = [];
    for (const listener of this.registry.ofEvery()) {
      failures.push(...(await this.deliverBatch.attempt(tenantId, events, listener)));
    }
    for (const event of events) {
      for (const listener of this.registry.of(event.name)) {
        const failure = await this.deliver.attempt(event, listener);
        if (failure !== undefined) failures.push({ listener: listener.id, eventId: event.id, ...failure });
      }
    }
    return failures;
  }
}

/** Removes what every listener has handled; keeps the rest for the retries, or parked when they would be in vain. */
async function settle(
  transaction: Transaction,
  tenantId: string,
  rows: readonly OutboxRow[],
  failures: readonly DeliveryFailure[],
): Promise<void> {
  const failed = new Set(failures.map((failure) => failure.eventId));
  const done = rows.filter((row) => !failed.has(row.id)).map((row) => row.id);
  await transaction.query('delete from messaging.outbox where tenant_id = $1 and id = any($2)', [
    tenantId,
    done,
  ]);
  if (failures.length === 0) return;
  await transaction.query(
    'update messaging.outbox set drained_at = now() where tenant_id = $1 and id = any($2)',
    [tenantId, [...failed]],
  );
  await transaction.query(
    `insert into messaging.delivery (tenant_id, listener, event_id, attempts, error, next_attempt_at)
     select $1, listener, "eventId", 1, error,
       case when not "isFinal" then now() + make_interval(secs => ${String(DELIVERY_BACK_OFF.firstSeconds)}) end
     from jsonb_to_recordset($2) as failure (listener text, "eventId" uuid, error text, "isFinal" boolean)
     on conflict do nothing`,
    [tenantId, JSON.stringify(failures)],
  );
}
