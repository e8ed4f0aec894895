import { Module } from '@nestjs/common';
import { AuditProofController } from './http/audit-proof.controller.js';
import { CheckpointMetrics } from './metrics/checkpoint-metrics.js';
import { WatchMetrics } from './metrics/watch-metrics.js';
import { AuditProofModule } from './proof.module.js';

/** The HTTP API of the proof. */
@Module({
  imports: [AuditProofModule],
  controllers: [AuditProofController],
  providers: [CheckpointMetrics, WatchMetrics],
})
export class AuditProofHttpModule {}
