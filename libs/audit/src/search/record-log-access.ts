import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { LogRead } from '../events.js';
import { startOfDay } from './period.js';
import { RecentLogAccesses } from './recent-log-accesses.js';

/** The reader. */
export interface LogReader {
  readonly tenantId: string;
  readonly sessionId: string;
}

/** What the reader reads. */
export interface LogAccess {
  /** The filter as requested, for the record. */
  readonly query: Readonly<Record<string, unknown>>;
  /** The time since which records are read; undefined: no limit. */
  readonly since: Date | undefined;
  /** Whether the request continues from another page. */
  readonly isFurtherPage?: boolean;
  /** The time of the access. */
  readonly now: Date;
}

/**
 * Records, in the reading transaction, that somebody reads the log beyond the first page of today (UTC): once an hour for each session and query, whichever
 * pages are read, and in each server process.
 */
@Injectable()
export class RecordLogAccess {
  constructor(
    private readonly events: EventPublisher,
    private readonly recent: RecentLogAccesses,
  ) {}

  record(transaction: Transaction, reader: LogReader, access: LogAccess): void {
    const { now } = access;
    if (isOfToday(access)) return;
    const key = `${reader.sessionId} ${JSON.stringify(access.query)}`;
    if (this.recent.has(key, now)) return;
    this.events.publish(transaction, LogRead, { outcome: 'success', filter: { ...access.query } });
    transaction.afterCommit('audit.remember-reading', () => {
      this.recent.add(key, now);
    });
  }
}

function isOfToday({ since, isFurtherPage = false, now }: LogAccess): boolean {
  return !isFurtherPage && since !== undefined && since >= startOfDay(now);
}
