import { statementsOn } from '#database';
import { logonTable } from './logon.table.js';
import { proofTable } from './proof.table.js';
import { sessionTable } from './session.table.js';

/** Typed statements on the tables of logons. */
export const { prepare, db } = statementsOn(logonTable, proofTable, sessionTable);
