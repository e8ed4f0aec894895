import { statementsOn } from '#database';
import { changeTable } from './change.table.js';
import { membershipTable } from './membership.table.js';
import { personTable } from './person.table.js';
import { runTable } from './run.table.js';
import { settingsTable } from './settings.table.js';
import { stagedPersonTable } from './staged-person.table.js';
import { stagedUnitTable } from './staged-unit.table.js';
import { unitTable } from './unit.table.js';

/** Typed statements on the tables of the directory. */
export const { prepare, db } = statementsOn(
  changeTable,
  membershipTable,
  personTable,
  runTable,
  settingsTable,
  stagedPersonTable,
  stagedUnitTable,
  unitTable,
);
