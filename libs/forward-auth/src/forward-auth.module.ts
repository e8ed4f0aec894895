import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { ApplicationsModule } from '#applications';
import { LogonModule } from '#logon';
import { contributeToPages } from '#pages';
import { TenancyModule } from '#tenancy';
import { ChangeForwardApplication } from './application/change-forward-application.js';
import { CreateForwardApplication } from './application/create-forward-application.js';
import { FindVisitor } from './application/find-visitor.js';
import { ForwardApplications } from './application/forward-applications.js';
import { HandOver } from './application/hand-over.js';
import { ShowHeaders } from './application/show-headers.js';
import { StartDestinations } from './application/start-destinations.js';
import { CheckController } from './http/check.controller.js';
import { ForwardApplicationsController } from './http/forward-applications.controller.js';
import { ReadForwarded } from './http/read-forwarded.js';
import { StartController } from './http/start.controller.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';
import { EndWithAccess } from './tasks/end-with-access.js';
import { PurgeVisits } from './tasks/purge-visits.js';

const useCases = [
  ChangeForwardApplication,
  CreateForwardApplication,
  FindVisitor,
  ForwardApplications,
  HandOver,
  ShowHeaders,
];

/** Applications behind proxies that ask the portal who a visitor is. */
@Module({ imports: [AccountsModule, ApplicationsModule], providers: useCases, exports: useCases })
export class ForwardAuthModule {}

/** The routes that proxies ask, those to which they send people, and the administration of what they protect. */
@Module({
  imports: [AccountsModule, ApplicationsModule, ForwardAuthModule, LogonModule, TenancyModule],
  controllers: [CheckController, ForwardApplicationsController, StartController],
  providers: [
    contributeToPages({ errors: { en: en.errors, zh: zh.errors } }),
    ReadForwarded,
    StartDestinations,
  ],
})
export class ForwardAuthHttpModule {}

/** The worker's part: it removes codes and visits that have expired, and visits that rest on lost access. */
@Module({ imports: [ApplicationsModule, ForwardAuthModule], providers: [EndWithAccess, PurgeVisits] })
export class ForwardAuthWorkerModule {}
