import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
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
}

/**
 * Records, in the transaction that reads, that somebody reads the log beyond the first page of today (UTC): once for each
 * session and query in an hour, whatever pages of it are read, and by each server process.
 */
@Injectable()
export class RecordReading {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: EventPublisher,
    private readonly remembered: RememberedReadings,
  ) {}

  record(transaction: Transaction, reader: Reader, reading: Reading): void {
    const now = this.clock.now();
    if (isOfToday(reading, now)) return;
    const key = `${reader.sessionId} ${JSON.stringify(reading.query)}`;
    if (this.remembered.has(key, now)) return;
    this.events.publish(transaction, LogRead, { outcome: 'success', filter: { ...reading.query } });
    transaction.afterCommit(() => {
      this.remembered.add(key, now);
    });
  }
}

function isOfToday({ since, isFurtherPage = false }: Reading, now: Date): boolean {
  return !isFurtherPage && since !== undefined && since >= startOfDay(now);
}
