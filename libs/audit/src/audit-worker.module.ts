import { Module } from '@nestjs/common';
import { AuditExportWorkerModule } from './export/audit-export-worker.module.js';
import { AuditProofWorkerModule } from './proof-worker.module.js';
import { RecordEvents } from './recording/record-events.js';
import { RecordingModule } from './recording/recording.module.js';
import { RetentionWorkerModule } from './retention/retention-worker.module.js';
import { WebhookWorkerModule } from './webhook/webhook-worker.module.js';

/** The worker's part: writes the log, creates its partitions in advance, sends it to webhooks, and removes expired records. */
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
