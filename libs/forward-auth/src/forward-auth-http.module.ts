import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ApplicationsModule } from '#applications';
import { LogonModule } from '#logon';
import { contributeToPages } from '#pages';
import { TenancyModule } from '#tenancy';
import { StartUrls } from './application/start-urls.js';
import { StartDestinations } from './application/start-destinations.js';
import { CheckController } from './http/check.controller.js';
import { ForwardApplicationsController } from './http/forward-applications.controller.js';
import { ReadForwarded } from './http/read-forwarded.js';
import { StartController } from './http/start.controller.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';
import { ForwardAuthModule } from './forward-auth.module.js';

/** The routes that proxies call, those to which they send people, and the API for administrators. */
@Module({
  imports: [AccountsModule, ApplicationsModule, ForwardAuthModule, LogonModule, TenancyModule],
  controllers: [CheckController, ForwardApplicationsController, StartController],
  providers: [
    contributeToPages({ errors: { en: en.errors, zh: zh.errors } }),
    ReadForwarded,
    StartUrls,
    StartDestinations,
  ],
})
export class ForwardAuthHttpModule {}
