import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { BindingModule } from '#binding';
import { DingTalkModule } from '#dingtalk';
import { LogonMenuModule } from '#logon-menu';
import { contributeToPages } from '#pages';
import { QrLogonHttpModule, QrLogonModule, scanControllers } from '#qr-logon';
import { SwitchQrLogon } from './application/switch-qr-logon.js';
import { DingTalkQrMethod } from './dingtalk-qr-method.js';
import { DingTalkScan } from './dingtalk-scan.js';
import { ConnectionChecksController } from './http/connections/connection-checks.controller.js';
import { ConnectionsController } from './http/connections/connections.controller.js';
import { DingTalkCallbackController } from './http/dingtalk-callback.controller.js';
import { CancelTickets } from './listeners/cancel-tickets.js';
import { METHOD_KEY } from './method-key.js';
import { errors } from './pages/errors.js';

/** DingTalk as an entry of the logon menu, and as an app to scan with. */
@Module({
  imports: [AccountsModule, LogonMenuModule, DingTalkModule, BindingModule, QrLogonModule],
  providers: [DingTalkQrMethod, DingTalkScan, SwitchQrLogon],
  exports: [SwitchQrLogon],
})
export class DingTalkQrModule {}

/** The endpoints of the console, and the address that DingTalk sends people back to. */
@Module({
  imports: [DingTalkQrModule, DingTalkModule, QrLogonHttpModule],
  controllers: [
    ConnectionChecksController,
    ConnectionsController,
    DingTalkCallbackController,
    ...scanControllers(METHOD_KEY),
  ],
  providers: [contributeToPages({ errors })],
})
export class DingTalkQrHttpModule {}

/** What the worker does: it follows the connections' switches. */
@Module({ imports: [QrLogonModule, DingTalkModule], providers: [CancelTickets] })
export class DingTalkQrWorkerModule {}
