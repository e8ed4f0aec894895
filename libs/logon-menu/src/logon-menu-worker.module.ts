import { Module } from '@nestjs/common';
import { WarnOfLockedOutOwners } from './tasks/warn-of-locked-out-owners.js';
import { LogonMenuModule } from './logon-menu.module.js';

/** The worker's part: it watches for owners who are locked out. */
@Module({ imports: [LogonMenuModule], providers: [WarnOfLockedOutOwners] })
export class LogonMenuWorkerModule {}
