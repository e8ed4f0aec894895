import { Module } from '@nestjs/common';
import { AuditExportModule, AuditExportWorkerModule } from './export/audit-export.module.js';
import { ChangePolicy } from './policy/change-policy.js';
import { ReadPolicy } from './policy/read-policy.js';
import { AuditProofWorkerModule } from './proof.module.js';
import { RecordEvents } from './recording/record-events.js';
import { RecordingModule } from './recording/recording.module.js';
import { RetentionModule, RetentionWorkerModule } from './retention/retention.module.js';
import { ResolveFilter } from './search/resolve-filter.js';
import { WebhookModule, WebhookWorkerModule } from './webhook/webhook.module.js';

/** The log's use cases, for any process. */
@Module({
  imports: [RecordingModule, AuditExportModule, RetentionModule, WebhookModule],
  providers: [ReadPolicy, ChangePolicy, ResolveFilter],
  exports: [
    ReadPolicy,
    ChangePolicy,
    ResolveFilter,
    RecordingModule,
    AuditExportModule,
    RetentionModule,
    WebhookModule,
  ],
})
export class AuditModule {}

/** The worker's part: it writes the log, keeps its partitions ahead, sends it, and removes what is kept no longer. */
@Module({
  imports: [
    RecordingModule,
    AuditProofWorkerModule,
    AuditExportWorkerModule,
    RetentionWorkerModule,
    WebhookWorkerModule,
  ],
  providers: [RecordEvents],
})
export class AuditWorkerModule {}
