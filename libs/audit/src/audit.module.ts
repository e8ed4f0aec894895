import { Module } from '@nestjs/common';
import { AppendRecords } from './recording/append-records.js';
import { Partitions } from './recording/partitions.js';
import { RecordEvents } from './recording/record-events.js';

/** The worker's part: it writes the log and keeps its partitions ahead. */
@Module({ providers: [Partitions, AppendRecords, RecordEvents] })
export class AuditWorkerModule {}
