import { Injectable } from '@nestjs/common';
import { DatabaseTime, UnitOfWork, type Transaction } from '#database';
import type { AuditDocument } from '../document/audit-document.js';
import { documentOf, ENTRY_COLUMNS, type EntryRow } from '../document/entry-row.js';
import { expectedRecords } from './expected-records.js';
import type { LogFilter } from './log-filter.js';
import { pageStatements, type LogPosition, type PageStatement, type Stretch } from './page-statements.js';
import { RecordLogAccess, type LogReader } from './record-log-access.js';
import { withSearchTimeout } from './with-search-timeout.js';

/** A requested page. */
export interface Search {
  readonly filter: LogFilter;
  /** The filter as requested. */
  readonly query: Readonly<Record<string, unknown>>;
}

/** The position of the page; without one, the newest page. */
export interface PagePosition {
  readonly limit: number;
  /** The page before this record, with older ones. */
  readonly before?: LogPosition | undefined;
  /** The page after this record, with newer ones. */
  readonly after?: LogPosition | undefined;
}

/** A page of the log, newest first. */
export interface LogPage {
  readonly records: readonly AuditDocument[];
  /** Whether there are more records in the requested direction: newer with `after`, older otherwise. */
  readonly hasMore: boolean;
}

/** Milliseconds before the end of a page that are searched first: two or three partitions, enough for most pages. */
const RECENT_MS = 45 * 86_400_000;

/** Finds a page of the matching records. */
@Injectable()
export class FindRecords {
  constructor(
    private readonly time: DatabaseTime,
    private readonly unitOfWork: UnitOfWork,
    private readonly accesses: RecordLogAccess,
  ) {}

  async execute(reader: LogReader, { filter, query }: Search, wish: PagePosition): Promise<LogPage> {
    const now = await this.time.read();
    const stretch = stretchOf(filter, wish, now);
    return withSearchTimeout(this.unitOfWork, reader.tenantId, async (transaction) => {
      const isFurtherPage = stretch.beside !== undefined;
      this.accesses.record(transaction, reader, { query, since: filter.from, isFurtherPage, now });
      let rows: readonly EntryRow[] = [];
      for (const statement of pageStatements(reader.tenantId, filter, stretch, ENTRY_COLUMNS)) {
        if (!(await isWorthATry(transaction, statement))) continue;
        rows = await transaction.queryOnce<EntryRow>(statement.text, statement.values);
        if (rows.length === stretch.limit) break;
      }
      const page = rows.slice(0, wish.limit).map(documentOf);
      return {
        records: stretch.direction === 'newer' ? page.reverse() : page,
        hasMore: rows.length > wish.limit,
      };
    });
  }
}

async function isWorthATry(transaction: Transaction, { worthFrom }: PageStatement): Promise<boolean> {
  if (worthFrom === undefined) return true;
  return (await expectedRecords(transaction, transaction.tenantId, worthFrom.filter)) >= worthFrom.expected;
}

function stretchOf({ to }: LogFilter, { limit, before, after }: PagePosition, now: Date): Stretch {
  // One more record shows whether there is another page.
  const more = limit + 1;
  if (before === undefined && after !== undefined) return { direction: 'newer', limit: more, beside: after };
  const end = before?.occurredAt ?? to ?? now;
  return {
    direction: 'older',
    limit: more,
    recently: new Date(end.getTime() - RECENT_MS),
    ...(before === undefined ? {} : { beside: before }),
  };
}
