import { Module } from '@nestjs/common';
import { AuditRecords } from './audit-records.js';
import { Partitions } from './partitions.js';
import { RecordEvents } from './record-events.js';

/** The log, to be read. */
@Module({ providers: [AuditRecords], exports: [AuditRecords] })
export class AuditModule {}

/** The worker's part: it writes the log and keeps its partitions ahead. */
@Module({ providers: [Partitions, RecordEvents] })
export class AuditWorkerModule {}
