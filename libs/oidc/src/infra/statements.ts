import { statementsOn } from '#database';
import { artifactTable } from './artifact.table.js';
import { consentTable } from './consent.table.js';

export const { prepare, db } = statementsOn(artifactTable, consentTable);
