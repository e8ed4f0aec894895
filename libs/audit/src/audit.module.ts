import { Module } from '@nestjs/common';
import { ChangePolicy } from './policy/change-policy.js';
import { ReadPolicy } from './policy/read-policy.js';
import { AuditProofWorkerModule } from './proof.module.js';
import { AppendRecords } from './recording/append-records.js';
import { Partitions } from './recording/partitions.js';
import { RecordEvents } from './recording/record-events.js';
import { ResolveFilter } from './search/resolve-filter.js';

/** The log's use cases, for any process. */
@Module({
  providers: [ReadPolicy, ChangePolicy, ResolveFilter],
  exports: [ReadPolicy, ChangePolicy, ResolveFilter],
})
export class AuditModule {}

/** The worker's part: it writes the log and keeps its partitions ahead. */
@Module({
  imports: [AuditProofWorkerModule],
  providers: [Partitions, AppendRecords, RecordEvents],
})
export class AuditWorkerModule {}
