import { Module } from '@nestjs/common';
import { AuditExportModule } from './export/audit-export.module.js';
import { ChangePolicy } from './policy/change-policy.js';
import { ReadPolicy } from './policy/read-policy.js';
import { RecordingModule } from './recording/recording.module.js';
import { RetentionModule } from './retention/retention.module.js';
import { ResolveFilter } from './search/resolve-filter.js';
import { ValuesWithoutRecords } from './search/values-without-records.js';
import { WebhookModule } from './webhook/webhook.module.js';

/** The log's use cases, for every process. */
@Module({
  imports: [RecordingModule, AuditExportModule, RetentionModule, WebhookModule],
  providers: [ReadPolicy, ChangePolicy, ResolveFilter, ValuesWithoutRecords],
  exports: [
    ReadPolicy,
    ChangePolicy,
    ResolveFilter,
    ValuesWithoutRecords,
    RecordingModule,
    AuditExportModule,
    RetentionModule,
    WebhookModule,
  ],
})
export class AuditModule {}
