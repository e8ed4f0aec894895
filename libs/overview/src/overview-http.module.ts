import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { BindingModule } from '#binding';
import { LogonMenuModule } from '#logon-menu';
import { ProvidersModule } from '#providers';
import { ReadOverview } from './application/read-overview.js';
import { OverviewController } from './http/overview.controller.js';

/** The console's endpoint. */
@Module({
  imports: [AccountsModule, BindingModule, LogonMenuModule, ProvidersModule],
  controllers: [OverviewController],
  providers: [ReadOverview],
})
export class OverviewHttpModule {}
