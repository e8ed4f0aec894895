import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonMenuModule } from '#logon-menu';
import { MailModule } from '#mail';
import { ProvidersModule } from '#providers';
import { QrLogonModule } from '#qr-logon';
import { TenancyModule } from '#tenancy';
import { CountLogons } from './listeners/count-logons.js';
import { CountUnscanned } from './listeners/count-unscanned.js';
import { KeepUnusualEvents } from './listeners/keep-unusual-events.js';
import { MeasureLogons } from './listeners/measure-logons.js';
import { PurgeFigures } from './tasks/purge-figures.js';
import { NotifyLogDoubted } from './listeners/notify-log-doubted.js';

/** The worker's part of the overview: it counts events, sends urgent notices, and removes old data. */
@Module({
  imports: [AccountsModule, LogonMenuModule, ProvidersModule, QrLogonModule, TenancyModule, MailModule],
  providers: [CountLogons, CountUnscanned, KeepUnusualEvents, MeasureLogons, PurgeFigures, NotifyLogDoubted],
})
export class OverviewWorkerModule {}
