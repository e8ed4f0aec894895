import { Module } from '@nestjs/common';
import { AuditModule } from '../audit.module.js';
import { AuditProofHttpModule } from '../proof-http.module.js';
import { CountRecords } from '../search/count-records.js';
import { FindRecords } from '../search/find-records.js';
import { RecordLogAccess } from '../search/record-log-access.js';
import { RecentLogAccesses } from '../search/recent-log-accesses.js';
import { ShowRecord } from '../search/show-record.js';
import { AuditExportsController } from './audit-exports.controller.js';
import { WebhookMetrics } from '../webhook/metrics/webhook-metrics.js';
import { AuditPolicyController } from './audit-policy.controller.js';
import { AuditRecordsController } from './audit-records.controller.js';
import { AuditTypesController } from './audit-types.controller.js';
import { RetentionController } from './retention.controller.js';
import { WebhookController } from './webhook.controller.js';

/** The HTTP API of the log: search, counts, records, exports, policy, retention and webhook. */
@Module({
  imports: [AuditModule, AuditProofHttpModule],
  controllers: [
    AuditExportsController,
    AuditPolicyController,
    AuditRecordsController,
    AuditTypesController,
    RetentionController,
    WebhookController,
  ],
  providers: [CountRecords, FindRecords, RecordLogAccess, RecentLogAccesses, ShowRecord, WebhookMetrics],
})
export class AuditHttpModule {}
