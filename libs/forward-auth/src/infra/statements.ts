import { statementsOn } from '#database';
import { handOverTable } from './hand-over.table.js';
import { hostTable } from './host.table.js';
import { visitTable } from './visit.table.js';

export const { prepare, db } = statementsOn(hostTable, handOverTable, visitTable);
