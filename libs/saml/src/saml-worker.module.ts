import { Module } from '@nestjs/common';
import { SingleLogoutModule } from '#single-logout';
import { SamlLogout } from './application/saml-logout.js';
import { PurgeExpired } from './tasks/purge-expired.js';
import { SamlModule } from './saml.module.js';

/** The worker's part: sends logout notices to applications, and removes expired rows. */
@Module({
  imports: [SamlModule, SingleLogoutModule],
  providers: [PurgeExpired, SamlLogout],
})
export class SamlWorkerModule {}
