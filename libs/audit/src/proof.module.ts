import { Module } from '@nestjs/common';
import { ListCheckpoints } from './checkpoints/list-checkpoints.js';
import { RecordingModule } from './recording/recording.module.js';
import { VerifyLog } from './verification/verify-log.js';

/** The proof of the log: signatures, checkpoints, verification. */
@Module({
  imports: [RecordingModule],
  providers: [ListCheckpoints, VerifyLog],
  exports: [RecordingModule, ListCheckpoints, VerifyLog],
})
export class AuditProofModule {}
