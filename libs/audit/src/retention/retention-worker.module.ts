import { Module } from '@nestjs/common';
import { KeepToPolicies } from './removal/keep-to-policies.js';
import { RetentionModule } from './retention.module.js';

/** The worker's part: removes expired records. */
@Module({ imports: [RetentionModule], providers: [KeepToPolicies] })
export class RetentionWorkerModule {}
