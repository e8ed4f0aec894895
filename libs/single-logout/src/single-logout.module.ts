import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { EndParticipations } from './application/end-participations.js';
import { ParticipationProtocols } from './application/participation-protocols.js';
import { TakePart } from './application/take-part.js';
import { TellApplications } from './jobs/tell-applications.js';
import { EndWithAccess } from './listeners/end-with-access.js';
import { EndWithSession } from './listeners/end-with-session.js';
import { WatchSessions } from './tasks/watch-sessions.js';

const useCases = [EndParticipations, ParticipationProtocols, TakePart];

/** Which sessions use which applications. */
@Module({ imports: [ApplicationsModule], providers: useCases, exports: useCases })
export class SingleLogoutModule {}

/** The worker's part: applications hear that sessions have ended, or that somebody may not use them any more. */
@Module({
  imports: [ApplicationsModule, SingleLogoutModule],
  providers: [EndWithAccess, EndWithSession, TellApplications, WatchSessions],
})
export class SingleLogoutWorkerModule {}
