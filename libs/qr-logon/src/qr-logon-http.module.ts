import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { BindingModule } from '#binding';
import { LogonHttpModule, LogonModule } from '#logon';
import { contributeToPages } from '#pages';
import { ProvidersModule } from '#providers';
import { TenancyModule } from '#tenancy';
import { IssueRateLimiter } from './http/issue-rate-limiter.js';
import { PhonePages } from './http/phone/phone-pages.js';
import { PhoneDecisionController } from './http/phone/phone-decision.controller.js';
import { PhoneController } from './http/phone/phone.controller.js';
import { ScannedVisits } from './http/phone/scanned-visits.js';
import { ReportScanErrors } from './http/phone/report-scan-errors.js';
import { PollRateLimiter } from './http/poll-rate-limiter.js';
import { ReturningPerson } from './http/returning-person.js';
import { InsideApp } from './http/same-device/inside-app.js';
import { ScannedAccount } from './http/scanned-account.js';
import { ShowScanMethods } from './http/show-scan-methods.js';
import { TicketMetrics } from './metrics/ticket-metrics.js';
import { errors } from './pages/errors.js';
import { QrLogonModule } from './qr-logon.module.js';

/** The phone's pages, and the providers that the routes of each method (`scanControllers`) need. */
@Module({
  imports: [
    AccountsModule,
    BindingModule,
    LogonHttpModule,
    LogonModule,
    ProvidersModule,
    QrLogonModule,
    TenancyModule,
  ],
  controllers: [PhoneController, PhoneDecisionController],
  providers: [
    contributeToPages({ errors }),
    InsideApp,
    IssueRateLimiter,
    PhonePages,
    PollRateLimiter,
    ReturningPerson,
    ScannedAccount,
    ScannedVisits,
    ShowScanMethods,
    ReportScanErrors,
    TicketMetrics,
  ],
  exports: [
    InsideApp,
    IssueRateLimiter,
    LogonHttpModule,
    PollRateLimiter,
    QrLogonModule,
    ReturningPerson,
    TicketMetrics,
  ],
})
export class QrLogonHttpModule {}
