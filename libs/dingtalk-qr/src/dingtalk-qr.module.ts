import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { BindingModule } from '#binding';
import { DingTalkHttpModule, DingTalkModule } from '#dingtalk';
import { LogonHttpModule, LogonModule } from '#logon';
import { LogonMenuModule } from '#logon-menu';
import { ProvidersModule } from '#providers';
import { Authorisations } from './application/authorisations.js';
import { BeginInApp } from './application/begin-in-app.js';
import { DecideTicket } from './application/decide-ticket.js';
import { FreePlace } from './application/free-place.js';
import { IssueTicket } from './application/issue-ticket.js';
import { LogonConnections } from './application/logon-connections.js';
import { NoteTrouble } from './application/note-trouble.js';
import { PhoneTickets } from './application/phone-tickets.js';
import { RedeemTicket } from './application/redeem-ticket.js';
import { ScanTicket } from './application/scan-ticket.js';
import { ScannedTenant } from './application/scanned-tenant.js';
import { SwitchQrLogon } from './application/switch-qr-logon.js';
import { TenantLoad } from './application/tenant-load.js';
import { TenantTickets } from './application/tenant-tickets.js';
import { WatchTicket } from './application/watch-ticket.js';
import { DingTalkQrMethod } from './dingtalk-qr-method.js';
import { ConnectionSwitchController } from './http/connection-switch.controller.js';
import { IssuePace } from './http/issue-pace.js';
import { PollPace } from './http/poll-pace.js';
import { TicketNewsController } from './http/ticket-news.controller.js';
import { TicketController } from './http/ticket.controller.js';
import { AnnounceExpired } from './listeners/announce-expired.js';
import { FollowSwitches } from './listeners/follow-switches.js';
import { PurgeTickets } from './listeners/purge-tickets.js';
import { RevokeReported } from './listeners/revoke-reported.js';
import { TicketMetrics } from './metrics/ticket-metrics.js';

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
  ScanTicket,
  ScannedTenant,
  SwitchQrLogon,
  TenantTickets,
  WatchTicket,
];

/** QR tickets and their life, from the code on the screen to the session. */
@Module({
  imports: [AccountsModule, LogonMenuModule, LogonModule, ProvidersModule, DingTalkModule, BindingModule],
  providers: [DingTalkQrMethod, TenantLoad, ...useCases],
  exports: useCases,
})
export class DingTalkQrModule {}

/** The endpoints of the waiting browser and of the console. */
@Module({
  imports: [DingTalkQrModule, DingTalkHttpModule, LogonHttpModule],
  controllers: [TicketController, TicketNewsController, ConnectionSwitchController],
  providers: [IssuePace, PollPace, TicketMetrics],
})
export class DingTalkQrHttpModule {}

/** What the worker does for QR logon: it follows switches, announces what ran out, and clears up. */
@Module({
  imports: [DingTalkQrModule, LogonMenuModule, DingTalkModule, LogonModule, BindingModule],
  providers: [AnnounceExpired, FollowSwitches, PurgeTickets, RevokeReported],
})
export class DingTalkQrWorkerModule {}
