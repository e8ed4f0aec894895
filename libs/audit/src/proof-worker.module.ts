import { Module } from '@nestjs/common';
import { MailModule } from '#mail';
import { DeliverCheckpoints } from './checkpoints/deliver-checkpoints.js';
import { MakeCheckpoints } from './checkpoints/make-checkpoints.js';
import { ConfiguredSinks } from './checkpoints/sinks/configured-sinks.js';
import { Findings } from './watch/findings.js';
import { InspectLog } from './watch/inspect-log.js';
import { WatchLogs } from './watch/watch-logs.js';
import { AuditProofModule } from './proof.module.js';

/** The worker's part: makes checkpoints, delivers them to the sinks, and watches every log. */
@Module({
  imports: [AuditProofModule, MailModule],
  providers: [MakeCheckpoints, DeliverCheckpoints, ConfiguredSinks, Findings, InspectLog, WatchLogs],
})
export class AuditProofWorkerModule {}
