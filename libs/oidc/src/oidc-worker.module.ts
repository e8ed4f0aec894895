import { Module } from '@nestjs/common';
import { ApplicationsModule } from '#applications';
import { SingleLogoutModule } from '#single-logout';
import { TenancyModule } from '#tenancy';
import { BackChannelLogout } from './application/back-channel-logout.js';
import { EndWithAccess } from './tasks/end-with-access.js';
import { PurgeArtifacts } from './tasks/purge-artifacts.js';
import { OidcModule } from './oidc.module.js';

/** The worker's part: sends logout notices to applications, and removes artifacts that have expired or lost their access. */
@Module({
  imports: [ApplicationsModule, TenancyModule, OidcModule, SingleLogoutModule],
  providers: [BackChannelLogout, EndWithAccess, PurgeArtifacts],
})
export class OidcWorkerModule {}
