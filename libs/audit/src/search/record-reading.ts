import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { LogRead } from '../events.js';
import { startOfDay } from './period.js';
import { RememberedReadings } from './remembered-readings.js';

/** The reader. */
export interface Reader {
  readonly tenantId: string;
  readonly sessionId: string;
}

/** What the reader reads. */
export interface Reading {
  /** The filter as requested, for the record. */
  readonly query: Readonly<Record<string, unknown>>;
  /** The time since which records are read; undefined: no limit. */
  readonly since: Date | undefined;
  /** Whether the request continues from another page. */
  readonly isFurtherPage?: boolean;
  /** The time of the reading. */
  readonly now: Date;
}

/**
 * Records, in the reading transaction, that somebody reads the log beyond the first page of today (UTC): once an hour for each session and query, whichever
 * pages are read, and in each server process.
 */
@Injectable()
export class RecordReading {
  constructor(
    private readonly events: EventPublisher,
    private readonly remembered: RememberedReadings,
  ) {}

  record(transaction: Transaction, reader: Reader, reading: Reading): void {
    const { now } = reading;
    if (isOfToday(reading)) return;
    const key = `${reader.sessionId} ${JSON.stringify(reading.query)}`;
    if (this.remembered.has(key, now)) return;
    this.events.publish(transaction, LogRead, { outcome: 'success', filter: { ...reading.query } });
    transaction.afterCommit('audit.remember-reading', () => {
      this.remembered.add(key, now);
    });
  }
}

function isOfToday({ since, isFurtherPage = false, now }: Reading): boolean {
  return !isFurtherPage && since !== undefined && since >= startOfDay(now);
}
