import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { EndWithAccess } from './tasks/end-with-access.js';
import { PurgeVisits } from './tasks/purge-visits.js';
import { ForwardAuthModule } from './forward-auth.module.js';

/** The worker's part: it deletes expired codes and visits, and visits of people who have lost access. */
@Module({ imports: [ApplicationsModule, ForwardAuthModule], providers: [EndWithAccess, PurgeVisits] })
export class ForwardAuthWorkerModule {}
