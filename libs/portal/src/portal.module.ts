import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { BindingModule } from '#binding';
import { DingTalkModule } from '#dingtalk';
import { DingTalkQrModule } from '#dingtalk-qr';
import { LogonHttpModule, LogonModule } from '#logon';
import { LogonMenuModule } from '#logon-menu';
import { contributeToPages } from '#pages';
import { ProvidersModule } from '#providers';
import { TenancyModule } from '#tenancy';
import { HomeController } from './http/home/home.controller.js';
import { ReauthenticateController } from './http/home/reauthenticate.controller.js';
import { DingTalkQrPanel } from './http/logon/dingtalk-qr-panel.js';
import { InsideDingTalk } from './http/logon/inside-dingtalk.js';
import { LoggedOnElsewhere } from './http/logon/logged-on-elsewhere.js';
import { LogonController } from './http/logon/logon.controller.js';
import { SameDeviceController } from './http/logon/same-device.controller.js';
import { DingTalkCallbackController } from './http/phone/dingtalk-callback.controller.js';
import { PhonePages } from './http/phone/phone-pages.js';
import { PhoneController } from './http/phone/phone.controller.js';
import { TellBrowser } from './http/phone/tell-browser.js';
import { DINGTALK } from './http/request/dingtalk-browser.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';

/** The pages that people see: logon, QR, phone, attachment, home. */
@Module({
  imports: [
    ProvidersModule,
    TenancyModule,
    AccountsModule,
    LogonMenuModule,
    LogonModule,
    LogonHttpModule,
    DingTalkModule,
    BindingModule,
    DingTalkQrModule,
  ],
  controllers: [
    DingTalkCallbackController,
    HomeController,
    LogonController,
    PhoneController,
    ReauthenticateController,
    SameDeviceController,
  ],
  providers: [
    contributeToPages({ errors: { en: en.errors, zh: zh.errors } }),
    contributeToPages({
      apps: [DINGTALK],
      errors: {
        en: en.ticketErrors,
        zh: zh.ticketErrors,
        icons: { 'ticket.used': 'people', 'dingtalk.not_member': 'people' },
      },
    }),
    DingTalkQrPanel,
    InsideDingTalk,
    LoggedOnElsewhere,
    PhonePages,
    TellBrowser,
  ],
})
export class PortalModule {}
