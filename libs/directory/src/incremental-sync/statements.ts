import { statementsOn } from '#database';
import { followingTable } from './following.table.js';
import { noticeTable } from './notice.table.js';

/** Typed statements on the tables for following changes between runs. */
export const { prepare } = statementsOn(followingTable, noticeTable);
