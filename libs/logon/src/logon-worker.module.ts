import { Module } from '@nestjs/common';
import { EndOutdatedSessions } from './listeners/end-outdated-sessions.js';
import { PurgeLogons } from './tasks/purge-logons.js';
import { LogonModule } from './logon.module.js';

/** What the worker does for logons: it ends sessions when what they rest on ends, and clears up. */
@Module({ imports: [LogonModule], providers: [EndOutdatedSessions, PurgeLogons] })
export class LogonWorkerModule {}
