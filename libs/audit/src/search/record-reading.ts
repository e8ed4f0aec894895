import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { LogRead } from '../events.js';
import { startOfDay } from './period.js';
import { RememberedReadings } from './remembered-readings.js';

/** Who reads. */
export interface Reader {
  readonly tenantId: string;
  readonly sessionId: string;
}

/** What is read. */
export interface Reading {
  /** As it was asked for, which is what the log keeps of it. */
  readonly query: Readonly<Record<string, unknown>>;
  /** Since when records are read; undefined: since ever. */
  readonly since: Date | undefined;
  /** Whether it goes on from another page. */
  readonly isFurtherPage?: boolean;
  /** When. */
  readonly now: Date;
}

/**
 * Records, in the transaction that reads, that somebody reads the log beyond the first page of today (UTC): once for each
 * session and query in an hour, whatever pages of it are read, and by each server process.
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
