import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { BindingModule } from '#binding';
import { DingTalkHttpModule, DingTalkModule } from '#dingtalk';
import { LogonMenuModule } from '#logon-menu';
import { contributeToPages } from '#pages';
import { ProvidersModule } from '#providers';
import { QrLogonHttpModule, QrLogonModule, scanControllers } from '#qr-logon';
import { SwitchQrLogon } from './application/switch-qr-logon.js';
import { DingTalkQrMethod } from './dingtalk-qr-method.js';
import { DingTalkScan } from './dingtalk-scan.js';
import { ConnectionSwitchController } from './http/connection-switch.controller.js';
import { DingTalkCallbackController } from './http/dingtalk-callback.controller.js';
import { METHOD_KEY } from './method-key.js';
import { errors } from './pages/errors.js';

/** DingTalk as an entry of the logon menu, and as an app to scan with. */
@Module({
  imports: [AccountsModule, LogonMenuModule, ProvidersModule, DingTalkModule, BindingModule, QrLogonModule],
  providers: [DingTalkQrMethod, DingTalkScan, SwitchQrLogon],
  exports: [SwitchQrLogon],
})
export class DingTalkQrModule {}

/** The method's routes, its switch in the console, and the address to which DingTalk sends people back. */
@Module({
  imports: [DingTalkQrModule, DingTalkHttpModule, DingTalkModule, QrLogonHttpModule],
  controllers: [ConnectionSwitchController, DingTalkCallbackController, ...scanControllers(METHOD_KEY)],
  providers: [contributeToPages({ errors })],
})
export class DingTalkQrHttpModule {}
