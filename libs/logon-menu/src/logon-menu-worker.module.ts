import { Module } from '@nestjs/common';
import { WatchOwners } from './tasks/watch-owners.js';
import { LogonMenuModule } from './logon-menu.module.js';

/** The worker's part: it watches for owners who are locked out. */
@Module({ imports: [LogonMenuModule], providers: [WatchOwners] })
export class LogonMenuWorkerModule {}
