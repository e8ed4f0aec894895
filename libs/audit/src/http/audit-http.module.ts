import { Module } from '@nestjs/common';
import { CountRecords } from '../search/count-records.js';
import { FindRecords } from '../search/find-records.js';
import { RecordReading } from '../search/record-reading.js';
import { RememberedReadings } from '../search/remembered-readings.js';
import { ResolveFilter } from '../search/resolve-filter.js';
import { ShowRecord } from '../search/show-record.js';
import { AuditRecordsController } from './audit-records.controller.js';

/** The log over HTTP: searched, counted, shown. */
@Module({
  controllers: [AuditRecordsController],
  providers: [CountRecords, FindRecords, RecordReading, RememberedReadings, ResolveFilter, ShowRecord],
})
export class AuditHttpModule {}
