import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { EndWithAccess } from './tasks/end-with-access.js';
import { PurgeVisits } from './tasks/purge-visits.js';
import { ForwardAuthModule } from './forward-auth.module.js';

/** The worker's part: it removes codes and visits that have expired, and visits that rest on lost access. */
@Module({ imports: [ApplicationsModule, ForwardAuthModule], providers: [EndWithAccess, PurgeVisits] })
export class ForwardAuthWorkerModule {}
