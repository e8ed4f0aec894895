import { Module } from '@nestjs/common';
import { DingTalkHttpModule, DingTalkModule } from '#dingtalk';
import { contributeToPages } from '#pages';
import { QrLogonHttpModule, scanControllers } from '#qr-logon';
import { ConnectionSwitchController } from './http/connection-switch.controller.js';
import { DingTalkCallbackController } from './http/dingtalk-callback.controller.js';
import { METHOD_KEY } from './method-key.js';
import { errors } from './pages/errors.js';
import { DingTalkQrModule } from './dingtalk-qr.module.js';

/** The method's routes, its switch in the console, and the address to which DingTalk sends people back. */
@Module({
  imports: [DingTalkQrModule, DingTalkHttpModule, DingTalkModule, QrLogonHttpModule],
  controllers: [ConnectionSwitchController, DingTalkCallbackController, ...scanControllers(METHOD_KEY)],
  providers: [contributeToPages({ errors })],
})
export class DingTalkQrHttpModule {}
