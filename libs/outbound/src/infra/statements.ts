import { statementsOn } from '#database';
import { comparisonTable } from './comparison.table.js';
import { differenceTable } from './difference.table.js';
import { pairTable } from './pair.table.js';

/** Typed statements on the tables of comparisons. */
export const { prepare, db } = statementsOn(comparisonTable, differenceTable, pairTable);
