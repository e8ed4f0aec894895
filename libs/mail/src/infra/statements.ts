import { statementsOn } from '#database';
import { outgoingTable } from './outgoing.table.js';

/** Typed statements on outgoing mails. */
export const { prepare, db } = statementsOn(outgoingTable);
