import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { TellApplications } from './jobs/tell-applications.js';
import { EndWithAccess } from './listeners/end-with-access.js';
import { EndWithSession } from './listeners/end-with-session.js';
import { WatchSessions } from './tasks/watch-sessions.js';
import { SingleLogoutModule } from './single-logout.module.js';

/** The worker's part: it notifies applications that sessions have ended, or that people have lost access. */
@Module({
  imports: [ApplicationsModule, SingleLogoutModule],
  providers: [EndWithAccess, EndWithSession, TellApplications, WatchSessions],
})
export class SingleLogoutWorkerModule {}
