import { statementsOn } from '#database';
import { followingTable } from './following.table.js';
import { noticeTable } from './notice.table.js';

/** Typed statements on what follows the source between runs. */
export const { prepare } = statementsOn(followingTable, noticeTable);
