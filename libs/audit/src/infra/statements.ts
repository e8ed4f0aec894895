import { statementsOn } from '#database';
import { chainTable } from './chain.table.js';
import { checkpointSinkTable } from './checkpoint-sink.table.js';
import { checkpointTable } from './checkpoint.table.js';
import { endedLogTable } from './ended-log.table.js';
import { exportChunkTable } from './export-chunk.table.js';
import { exportTable } from './export.table.js';
import { policyTable } from './policy.table.js';
import { retentionRunTable } from './retention-run.table.js';
import { retiredKeyTable } from './retired-key.table.js';
import { statementTable } from './statement.table.js';
import { watchTable } from './watch.table.js';
import { webhookTable } from './webhook.table.js';

/** Typed statements on the tables of the log. Records are written and read through SQL functions and the view `audit.entry`; statements on those are text. */
export const { prepare } = statementsOn(
  chainTable,
  checkpointTable,
  checkpointSinkTable,
  endedLogTable,
  exportTable,
  exportChunkTable,
  policyTable,
  retentionRunTable,
  retiredKeyTable,
  statementTable,
  watchTable,
  webhookTable,
);
