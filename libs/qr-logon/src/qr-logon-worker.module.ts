import { Module } from '@nestjs/common';
import { BindingModule } from '#binding';
import { LogonModule } from '#logon';
import { LogonMenuModule } from '#logon-menu';
import { AnnounceExpired } from './tasks/announce-expired.js';
import { CancelTicketsOnSwitchOff } from './listeners/cancel-tickets-on-switch-off.js';
import { ForgetUnscanned } from './tasks/forget-unscanned.js';
import { PurgeTickets } from './tasks/purge-tickets.js';
import { RevokeReported } from './listeners/revoke-reported.js';
import { UnscannedMetrics } from './metrics/unscanned-metrics.js';
import { QrLogonModule } from './qr-logon.module.js';

/** The worker's part of QR logon: it follows switches, announces expired tickets, and deletes old records. */
@Module({
  imports: [QrLogonModule, LogonMenuModule, LogonModule, BindingModule],
  providers: [
    AnnounceExpired,
    CancelTicketsOnSwitchOff,
    ForgetUnscanned,
    PurgeTickets,
    RevokeReported,
    UnscannedMetrics,
  ],
})
export class QrLogonWorkerModule {}
