import { statementsOn } from '#database';
import { provisionedUserTable } from './provisioned-user.table.js';

/** Typed statements on the tables of SCIM. */
export const { prepare, db } = statementsOn(provisionedUserTable);
