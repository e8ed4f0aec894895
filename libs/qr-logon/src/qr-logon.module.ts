import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { BindingModule } from '#binding';
import { LogonModule } from '#logon';
import { LogonMenuModule } from '#logon-menu';
import { Authorisations } from './application/authorisations.js';
import { BeginInApp } from './application/begin-in-app.js';
import { CodeBatches } from './application/code-batches.js';
import { DecideTicket } from './application/decide-ticket.js';
import { ReleaseOpenCode } from './application/release-open-code.js';
import { IssueTicket } from './application/issue-ticket.js';
import { LogonConnections } from './application/logon-connections.js';
import { NoteReplay } from './application/note-replay.js';
import { RecordScanError } from './application/record-scan-error.js';
import { PhoneTickets } from './application/phone-tickets.js';
import { RedeemTicket } from './application/redeem-ticket.js';
import { ReportTicket } from './application/report-ticket.js';
import { ScanTicket } from './application/scan-ticket.js';
import { ScannedCodes } from './application/scanned-codes.js';
import { OpenCodeLimit } from './application/open-code-limit.js';
import { TenantTickets } from './application/tenant-tickets.js';
import { UnscannedCodes } from './application/unscanned-codes.js';
import { WatchTicket } from './application/watch-ticket.js';
import { WriteCodes } from './application/write-codes.js';
import { ScanMethods } from './scan-methods.js';

const useCases = [
  Authorisations,
  BeginInApp,
  DecideTicket,
  ReleaseOpenCode,
  IssueTicket,
  LogonConnections,
  NoteReplay,
  RecordScanError,
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
  providers: [CodeBatches, OpenCodeLimit, WriteCodes, ...useCases],
  exports: useCases,
})
export class QrLogonModule {}
