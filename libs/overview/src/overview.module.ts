import { Module } from '@nestjs/common';
import { DingTalkModule } from '#dingtalk';
import { LogonMenuModule } from '#logon-menu';
import { ReadOverview } from './application/read-overview.js';
import { OverviewController } from './http/overview.controller.js';
import { CountLogons } from './listeners/count-logons.js';
import { KeepUnusualEvents } from './listeners/keep-unusual-events.js';
import { MeasureLogons } from './listeners/measure-logons.js';
import { PurgeFigures } from './listeners/purge-figures.js';

/** The console's endpoint. */
@Module({
  imports: [DingTalkModule, LogonMenuModule],
  controllers: [OverviewController],
  providers: [ReadOverview],
})
export class OverviewHttpModule {}

/** What the worker does for the overview: it counts what happens, and clears up. */
@Module({ providers: [CountLogons, KeepUnusualEvents, MeasureLogons, PurgeFigures] })
export class OverviewWorkerModule {}
