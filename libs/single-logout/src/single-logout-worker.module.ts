import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { NotifyApplications } from './jobs/notify-applications.js';
import { EndWithAccess } from './listeners/end-with-access.js';
import { EndWithSession } from './listeners/end-with-session.js';
import { EndExpiredParticipations } from './tasks/end-expired-participations.js';
import { SingleLogoutModule } from './single-logout.module.js';

/** The worker's part: it notifies applications that sessions have ended, or that people have lost access. */
@Module({
  imports: [ApplicationsModule, SingleLogoutModule],
  providers: [EndWithAccess, EndWithSession, NotifyApplications, EndExpiredParticipations],
})
export class SingleLogoutWorkerModule {}
