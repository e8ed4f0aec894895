import { statementsOn } from '#database';
import { emailCodeTable } from './email-code.table.js';
import { passwordTable } from './password.table.js';
import { throttleTable } from './throttle.table.js';

/** Typed statements on the tables of authenticators. */
export const { prepare, db } = statementsOn(passwordTable, emailCodeTable, throttleTable);
