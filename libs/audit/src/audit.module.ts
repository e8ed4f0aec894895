import { Module } from '@nestjs/common';
import { AuditExportModule } from './export/audit-export.module.js';
import { ChangePolicy } from './policy/change-policy.js';
import { ReadPolicy } from './policy/read-policy.js';
import { RecordingModule } from './recording/recording.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { ResolveFilter } from './search/resolve-filter.js';
import { WebhookModule } from './webhook/webhook.module.js';

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
