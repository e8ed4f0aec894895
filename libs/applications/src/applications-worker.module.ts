import { Module } from '@nestjs/common';
import { ReviewLostAccess } from './jobs/review-lost-access.js';
import { ReviewAfterChanges } from './listeners/review-after-changes.js';
import { CareForKeys } from './tasks/care-for-keys.js';
import { ApplicationsModule } from './applications.module.js';

/** The worker's part: it replaces signing keys in time, and ends what depended on access that was lost. */
@Module({ imports: [ApplicationsModule], providers: [CareForKeys, ReviewAfterChanges, ReviewLostAccess] })
export class ApplicationsWorkerModule {}
