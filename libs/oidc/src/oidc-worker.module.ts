import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { SingleLogoutModule } from '#single-logout';
import { TenancyModule } from '#tenancy';
import { BackChannelLogout } from './application/back-channel-logout.js';
import { EndWithAccess } from './tasks/end-with-access.js';
import { PurgeArtifacts } from './tasks/purge-artifacts.js';
import { OidcModule } from './oidc.module.js';

/** The worker's part: applications hear that sessions have ended, and what has expired, or rests on lost access, goes. */
@Module({
  imports: [ApplicationsModule, TenancyModule, OidcModule, SingleLogoutModule],
  providers: [BackChannelLogout, EndWithAccess, PurgeArtifacts],
})
export class OidcWorkerModule {}
