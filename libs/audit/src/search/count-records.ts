import { Injectable } from '@nestjs/common';
import { DatabaseTime, UnitOfWork, type Transaction } from '#database';
import { endsOfLog } from '../chain/ends-of-log.js';
import {
  isSurelyMany,
  asksForNothing,
  countStatement,
  needsRecords,
  MOST_COUNTED,
} from './count-statements.js';
import { expectedRecords } from './expected-records.js';
import type { Search } from './find-records.js';
import type { LogFilter } from './log-filter.js';
import { RecordLogAccess, type LogReader } from './record-log-access.js';
import { withSearchTimeout } from './with-search-timeout.js';

/** The number of records that match a filter. */
export interface LogCount {
  readonly count: number;
  /** False: there are too many to count; the number is PostgreSQL's estimate. */
  readonly isExact: boolean;
}

/** Counts the matching records, in a time that does not grow with the log. */
@Injectable()
export class CountRecords {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly accesses: RecordLogAccess,
    private readonly time: DatabaseTime,
  ) {}

  async execute(reader: LogReader, { filter, query }: Search): Promise<LogCount> {
    const now = await this.time.read();
    return withSearchTimeout(this.unitOfWork, reader.tenantId, (transaction) => {
      this.accesses.record(transaction, reader, { query, since: filter.from, now });
      return asksForNothing(filter) ? ofTheChain(transaction) : counted(transaction, reader.tenantId, filter);
    });
  }
}

async function ofTheChain(transaction: Transaction): Promise<LogCount> {
  const { first, last } = await endsOfLog(transaction);
  return { count: last - first + 1, isExact: true };
}

async function counted(transaction: Transaction, tenantId: string, filter: LogFilter): Promise<LogCount> {
  const expected = await expectedRecords(transaction, tenantId, filter);
  if (isSurelyMany(filter, expected)) return { count: rounded(expected), isExact: false };
  // A bitmap scan stops at the maximum count; walking the log in order for something rare would not.
  if (needsRecords(filter)) transaction.send('set local enable_indexscan = off');
  const { text, values } = countStatement(tenantId, filter);
  const [row] = await transaction.queryOnce<{ count: number }>(text, values);
  const count = row?.count ?? 0;
  if (count <= MOST_COUNTED) return { count, isExact: true };
  return { count: Math.max(rounded(expected), count), isExact: false };
}

/** Rounded to two digits, because an estimate knows no more. */
function rounded(estimate: number): number {
  return Number(estimate.toPrecision(2));
}
