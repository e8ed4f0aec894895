import { statementsOn } from '#database';
import { accountTable } from './account.table.js';
import { activityTable } from './activity.table.js';
import { importTable } from './import.table.js';

/** Typed statements on the tables of accounts. */
export const { prepare, db } = statementsOn(accountTable, activityTable, importTable);
