import { statementsOn } from '#database';
import { deliveryTable } from './delivery.table.js';
import { inboxTable } from './inbox.table.js';
import { outboxTable } from './outbox.table.js';

/** Typed statements on the tables of events. */
export const { prepare, db } = statementsOn(outboxTable, inboxTable, deliveryTable);
