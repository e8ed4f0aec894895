import { sql, type SqlBool } from '#database';
import { db } from './statements.js';

/** Selects deliveries; all given conditions must hold. */
export interface DeliveryChoice {
  readonly tenantId?: string | undefined;
  readonly eventId?: string | undefined;
  readonly listener?: string | undefined;
}

/** Maximum number of deliveries in one list. */
const MOST_LISTED = 500;

const COLUMNS = [
  'd.tenant_id as tenantId',
  'd.event_id as eventId',
  'o.name as event',
  'd.listener',
  'o.occurred_at as occurredAt',
  'd.attempts',
  'd.error',
  'd.next_attempt_at as nextAttemptAt',
] as const;

/** The keys of the chosen deliveries, which are few. */
const chosen = ({ tenantId, eventId, listener }: DeliveryChoice) => {
  let keys = db.selectFrom('messaging.delivery').select(['tenant_id', 'listener', 'event_id']);
  if (tenantId !== undefined) keys = keys.where('tenant_id', '=', tenantId);
  if (eventId !== undefined) keys = keys.where('event_id', '=', eventId);
  if (listener !== undefined) keys = keys.where('listener', '=', listener);
  return keys;
};

const isChosen = (choice: DeliveryChoice) =>
  sql<SqlBool>`(d.tenant_id, d.listener, d.event_id) in ${chosen(choice)}`;

/** Given-up deliveries first, then the oldest. */
export function listedDeliveries(choice: DeliveryChoice) {
  return db
    .selectFrom('messaging.delivery as d')
    .innerJoin('messaging.outbox as o', 'o.id', 'd.event_id')
    .select(COLUMNS)
    .where(isChosen(choice))
    .orderBy(sql`d.next_attempt_at is not null`)
    .orderBy('o.position')
    .orderBy('d.listener')
    .limit(MOST_LISTED);
}

/** The tenants of the chosen deliveries, however many there are. */
export function tenantsOfDeliveries(choice: DeliveryChoice) {
  return db
    .selectFrom('messaging.delivery as d')
    .select('d.tenant_id as tenantId')
    .distinct()
    .where(isChosen(choice))
    .orderBy('d.tenant_id');
}

/** Makes deliveries due at once, with a fresh number of attempts. */
export function retryDeliveries(choice: DeliveryChoice) {
  return db
    .updateTable('messaging.delivery as d')
    .from('messaging.outbox as o')
    .set({ next_attempt_at: sql<Date>`now()`, attempts: 0 })
    .whereRef('o.id', '=', 'd.event_id')
    .where(isChosen(choice))
    .returning(COLUMNS);
}

export function dropDeliveries(choice: DeliveryChoice) {
  return db
    .deleteFrom('messaging.delivery as d')
    .using('messaging.outbox as o')
    .whereRef('o.id', '=', 'd.event_id')
    .where(isChosen(choice))
    .returning(COLUMNS);
}
