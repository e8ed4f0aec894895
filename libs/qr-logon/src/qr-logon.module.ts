import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { BindingModule } from '#binding';
import { LogonHttpModule, LogonModule } from '#logon';
import { LogonMenuModule } from '#logon-menu';
import { contributeToPages } from '#pages';
import { ProvidersModule } from '#providers';
import { TenancyModule } from '#tenancy';
import { Authorisations } from './application/authorisations.js';
import { BeginInApp } from './application/begin-in-app.js';
import { CodeBatches } from './application/code-batches.js';
import { DecideTicket } from './application/decide-ticket.js';
import { FreePlace } from './application/free-place.js';
import { IssueTicket } from './application/issue-ticket.js';
import { LogonConnections } from './application/logon-connections.js';
import { NoteTrouble } from './application/note-trouble.js';
import { PhoneTickets } from './application/phone-tickets.js';
import { RedeemTicket } from './application/redeem-ticket.js';
import { ReportTicket } from './application/report-ticket.js';
import { ScanTicket } from './application/scan-ticket.js';
import { ScannedCodes } from './application/scanned-codes.js';
import { TenantLoad } from './application/tenant-load.js';
import { TenantTickets } from './application/tenant-tickets.js';
import { UnscannedCodes } from './application/unscanned-codes.js';
import { WatchTicket } from './application/watch-ticket.js';
import { WriteCodes } from './application/write-codes.js';
import { IssuePace } from './http/issue-pace.js';
import { PhonePages } from './http/phone/phone-pages.js';
import { PhoneDecisionController } from './http/phone/phone-decision.controller.js';
import { PhoneController } from './http/phone/phone.controller.js';
import { ScannedVisits } from './http/phone/scanned-visits.js';
import { TellBrowser } from './http/phone/tell-browser.js';
import { PollPace } from './http/poll-pace.js';
import { ReturningPerson } from './http/returning-person.js';
import { InsideApp } from './http/same-device/inside-app.js';
import { ScannedAccount } from './http/scanned-account.js';
import { ShowScanMethods } from './http/show-scan-methods.js';
import { AnnounceExpired } from './tasks/announce-expired.js';
import { FollowSwitches } from './listeners/follow-switches.js';
import { ForgetUnscanned } from './tasks/forget-unscanned.js';
import { PurgeTickets } from './tasks/purge-tickets.js';
import { RevokeReported } from './listeners/revoke-reported.js';
import { TicketMetrics } from './metrics/ticket-metrics.js';
import { UnscannedMetrics } from './metrics/unscanned-metrics.js';
import { errors } from './pages/errors.js';
import { ScanMethods } from './scan-methods.js';

const useCases = [
  Authorisations,
  BeginInApp,
  DecideTicket,
  FreePlace,
  IssueTicket,
  LogonConnections,
  NoteTrouble,
  PhoneTickets,
  RedeemTicket,
  ReportTicket,
  ScanMethods,
  ScanTicket,
  ScannedCodes,
  TenantTickets,
  UnscannedCodes,
  WatchTicket,
];

/** QR tickets and their life, from the code on the screen to the session, for every scan method. */
@Module({
  imports: [AccountsModule, LogonMenuModule, LogonModule, BindingModule],
  providers: [CodeBatches, TenantLoad, WriteCodes, ...useCases],
  exports: useCases,
})
export class QrLogonModule {}

/** The pages of the phone, and what the routes of each method (`scanControllers`) need. */
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
    IssuePace,
    PhonePages,
    PollPace,
    ReturningPerson,
    ScannedAccount,
    ScannedVisits,
    ShowScanMethods,
    TellBrowser,
    TicketMetrics,
  ],
  exports: [InsideApp, IssuePace, LogonHttpModule, PollPace, QrLogonModule, ReturningPerson, TicketMetrics],
})
export class QrLogonHttpModule {}

/** What the worker does for QR logon: it follows switches, announces what ran out, and clears up. */
@Module({
  imports: [QrLogonModule, LogonMenuModule, LogonModule, BindingModule],
  providers: [
    AnnounceExpired,
    FollowSwitches,
    ForgetUnscanned,
    PurgeTickets,
    RevokeReported,
    UnscannedMetrics,
  ],
})
export class QrLogonWorkerModule {}
