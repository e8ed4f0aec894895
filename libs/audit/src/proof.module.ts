import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { DeliverCheckpoints } from './checkpoints/deliver-checkpoints.js';
import { ListCheckpoints } from './checkpoints/list-checkpoints.js';
import { MakeCheckpoints } from './checkpoints/make-checkpoints.js';
import { ConfiguredSinks } from './checkpoints/sinks/configured-sinks.js';
import { AuditProofController } from './http/audit-proof.controller.js';
import { CheckpointMetrics } from './metrics/checkpoint-metrics.js';
import { LogKeys } from './signing/log-keys.js';
import { LogSigner } from './signing/log-signer.js';
import { VerifyLog } from './verification/verify-log.js';

/** What proves the log: signatures, checkpoints to be read, verification. */
@Module({
  providers: [LogKeys, LogSigner, ListCheckpoints, VerifyLog],
  exports: [LogKeys, LogSigner, ListCheckpoints, VerifyLog],
})
export class AuditProofModule {}

/** The proof over HTTP. */
@Module({
  imports: [AuditProofModule],
  controllers: [AuditProofController],
  providers: [CheckpointMetrics],
})
export class AuditProofHttpModule {}

/** The worker's part: it makes checkpoints and brings them to safe places. */
@Module({
  imports: [AuditProofModule, MailModule],
  providers: [MakeCheckpoints, DeliverCheckpoints, ConfiguredSinks],
})
export class AuditProofWorkerModule {}
