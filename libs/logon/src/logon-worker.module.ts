import { Module } from '@nestjs/common';
import { EndOutdatedSessions } from './listeners/end-outdated-sessions.js';
import { PurgeLogons } from './tasks/purge-logons.js';
import { LogonModule } from './logon.module.js';

/** The worker's part of logons: it ends sessions when what they rest on ends, and deletes old records. */
@Module({ imports: [LogonModule], providers: [EndOutdatedSessions, PurgeLogons] })
export class LogonWorkerModule {}
