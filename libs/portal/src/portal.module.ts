import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { BindingModule } from '#binding';
import { BreakGlassModule } from '#break-glass';
import { DingTalkModule } from '#dingtalk';
import { DingTalkQrModule } from '#dingtalk-qr';
import { ErrorPages } from '#http';
import { LogonHttpModule, LogonModule } from '#logon';
import { LogonMenuModule } from '#logon-menu';
import { TenancyModule } from '#tenancy';
import { AssetsController } from './http/assets.controller.js';
import { AttachLinkController } from './http/attach/attach-link.controller.js';
import { AttachResultController } from './http/attach/attach-result.controller.js';
import { AttachController } from './http/attach/attach.controller.js';
import { ClaimedLinkPage } from './http/attach/claimed-link-page.js';
import { HomeController } from './http/home/home.controller.js';
import { ReauthenticateController } from './http/home/reauthenticate.controller.js';
import { SessionsController } from './http/home/sessions.controller.js';
import { UnlinkController } from './http/home/unlink.controller.js';
import { BreakGlassController } from './http/logon/break-glass.controller.js';
import { FormSteps } from './http/logon/form-steps.js';
import { InsideDingTalk } from './http/logon/inside-dingtalk.js';
import { LoggedOnElsewhere } from './http/logon/logged-on-elsewhere.js';
import { LogonController } from './http/logon/logon.controller.js';
import { Panels } from './http/logon/panels.js';
import { SameDeviceController } from './http/logon/same-device.controller.js';
import { DingTalkCallbackController } from './http/phone/dingtalk-callback.controller.js';
import { PhonePages } from './http/phone/phone-pages.js';
import { PhoneController } from './http/phone/phone.controller.js';
import { TellBrowser } from './http/phone/tell-browser.js';
import { PageContexts } from './http/request/page-contexts.js';
import { PortalErrorPages } from './http/request/portal-error-pages.js';

/** The pages that people see: logon, QR, phone, attachment, home. */
@Module({
  imports: [
    TenancyModule,
    AccountsModule,
    LogonMenuModule,
    LogonModule,
    LogonHttpModule,
    DingTalkModule,
    BindingModule,
    BreakGlassModule,
    DingTalkQrModule,
  ],
  controllers: [
    AssetsController,
    AttachController,
    AttachLinkController,
    AttachResultController,
    BreakGlassController,
    DingTalkCallbackController,
    HomeController,
    LogonController,
    PhoneController,
    ReauthenticateController,
    SameDeviceController,
    SessionsController,
    UnlinkController,
  ],
  providers: [
    ClaimedLinkPage,
    FormSteps,
    InsideDingTalk,
    LoggedOnElsewhere,
    PageContexts,
    Panels,
    PhonePages,
    TellBrowser,
    { provide: ErrorPages, useClass: PortalErrorPages },
  ],
})
export class PortalModule {}
