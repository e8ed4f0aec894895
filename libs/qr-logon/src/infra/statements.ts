import { statementsOn } from '#database';
import { authorisationTable } from './authorisation.table.js';
import { ticketTable } from './ticket.table.js';
import { waitingCodeTable } from './waiting-code.table.js';

/** Typed statements on the tables of tickets. */
export const { prepare, db } = statementsOn(waitingCodeTable, ticketTable, authorisationTable);
