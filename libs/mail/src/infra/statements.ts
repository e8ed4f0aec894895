import { statementsOn } from '#database';
import { outgoingTable } from './outgoing.table.js';

/** Typed statements on the mails that go out. */
export const { prepare, db } = statementsOn(outgoingTable);
