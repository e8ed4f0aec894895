import { Module } from '@nestjs/common';
import { AuditModule } from '../audit.module.js';
import { AuditProofHttpModule } from '../proof.module.js';
import { CountRecords } from '../search/count-records.js';
import { FindRecords } from '../search/find-records.js';
import { RecordReading } from '../search/record-reading.js';
import { RememberedReadings } from '../search/remembered-readings.js';
import { ShowRecord } from '../search/show-record.js';
import { AuditPolicyController } from './audit-policy.controller.js';
import { AuditRecordsController } from './audit-records.controller.js';
import { AuditTypesController } from './audit-types.controller.js';

/** The log over HTTP: searched, counted, shown; and what it keeps. */
@Module({
  imports: [AuditModule, AuditProofHttpModule],
  controllers: [AuditPolicyController, AuditRecordsController, AuditTypesController],
  providers: [CountRecords, FindRecords, RecordReading, RememberedReadings, ShowRecord],
})
export class AuditHttpModule {}
