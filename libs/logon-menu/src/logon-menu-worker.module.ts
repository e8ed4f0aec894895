import { Module } from '@nestjs/common';
import { WatchOwners } from './tasks/watch-owners.js';
import { LogonMenuModule } from './logon-menu.module.js';

/** What the worker does for the menu: it looks after owners that are locked out. */
@Module({ imports: [LogonMenuModule], providers: [WatchOwners] })
export class LogonMenuWorkerModule {}
