import { statementsOn } from '#database';
import { conditionValueTable } from './condition-value.table.js';
import { definitionTable } from './definition.table.js';
import { memberTable } from './member.table.js';

export const { prepare, db } = statementsOn(definitionTable, memberTable, conditionValueTable);
