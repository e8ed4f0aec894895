import { statementsOn } from '#database';
import { fieldTable } from './field.table.js';
import { valueTable } from './value.table.js';

/** Typed statements on the tables of profiles. */
export const { prepare, db } = statementsOn(fieldTable, valueTable);
