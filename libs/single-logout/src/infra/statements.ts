import { statementsOn } from '#database';
import { participationTable } from './participation.table.js';

export const { prepare, db } = statementsOn(participationTable);
