import { statementsOn } from '#database';
import { provisionedUserTable } from './provisioned-user.table.js';

/** Typed statements for the tables of SCIM. */
export const { prepare, db } = statementsOn(provisionedUserTable);
