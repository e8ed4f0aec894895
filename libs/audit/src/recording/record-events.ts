import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { OnEveryDomainEvent, type DomainEvent } from '#messaging';
import { AppendRecords } from './append-records.js';
import { recordOfEvent } from './record-of-event.js';

/** The id of the listener that writes records. */
export const RECORDER = 'audit.record';

/** Writes every domain event into the log exactly once: the inbox rows commit with the records. */
@Injectable()
export class RecordEvents {
  constructor(private readonly appendRecords: AppendRecords) {}

  @OnEveryDomainEvent(RECORDER)
  async record(events: readonly DomainEvent[], transaction: Transaction): Promise<void> {
    await this.appendRecords.append(transaction, events.map(recordOfEvent));
  }
}
