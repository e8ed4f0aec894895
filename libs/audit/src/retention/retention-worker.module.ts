import { Module } from '@nestjs/common';
import { RunDueRetention } from './removal/run-due-retention.js';
import { RetentionModule } from './retention.module.js';

/** The worker's part: removes expired records. */
@Module({ imports: [RetentionModule], providers: [RunDueRetention] })
export class RetentionWorkerModule {}
