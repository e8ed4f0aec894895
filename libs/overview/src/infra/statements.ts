import { statementsOn } from '#database';
import { logonDayTable } from './logon-day.table.js';
import { logonDurationTable } from './logon-duration.table.js';
import { unusualEventTable } from './unusual-event.table.js';

/** Typed statements on the tables of the overview. */
export const { prepare, db } = statementsOn(logonDayTable, logonDurationTable, unusualEventTable);
