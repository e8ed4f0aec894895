import { statementsOn } from '#database';
import { artifactTable } from './artifact.table.js';
import { consentTable } from './consent.table.js';
import { participationTable } from './participation.table.js';

export const { prepare, db } = statementsOn(artifactTable, consentTable, participationTable);
