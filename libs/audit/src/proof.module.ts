import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { DeliverCheckpoints } from './checkpoints/deliver-checkpoints.js';
import { ListCheckpoints } from './checkpoints/list-checkpoints.js';
import { MakeCheckpoints } from './checkpoints/make-checkpoints.js';
import { ConfiguredSinks } from './checkpoints/sinks/configured-sinks.js';
import { AuditProofController } from './http/audit-proof.controller.js';
import { CheckpointMetrics } from './metrics/checkpoint-metrics.js';
import { RecordingModule } from './recording/recording.module.js';
import { VerifyLog } from './verification/verify-log.js';
import { Findings } from './watch/findings.js';
import { LookAtLog } from './watch/look-at-log.js';
import { WatchLogs } from './watch/watch-logs.js';
import { WatchMetrics } from './metrics/watch-metrics.js';

/** What proves the log: signatures, checkpoints to be read, verification. */
@Module({
  imports: [RecordingModule],
  providers: [ListCheckpoints, VerifyLog],
  exports: [RecordingModule, ListCheckpoints, VerifyLog],
})
export class AuditProofModule {}

/** The proof over HTTP. */
@Module({
  imports: [AuditProofModule],
  controllers: [AuditProofController],
  providers: [CheckpointMetrics, WatchMetrics],
})
export class AuditProofHttpModule {}

/** The worker's part: it makes checkpoints, brings them to safe places, and looks after every log. */
@Module({
  imports: [AuditProofModule, MailModule],
  providers: [MakeCheckpoints, DeliverCheckpoints, ConfiguredSinks, Findings, LookAtLog, WatchLogs],
})
export class AuditProofWorkerModule {}
