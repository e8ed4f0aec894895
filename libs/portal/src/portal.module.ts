import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonHttpModule, LogonModule } from '#logon';
import { LogonMenuModule } from '#logon-menu';
import { contributeToPages } from '#pages';
import { TenancyModule } from '#tenancy';
import { OrganisationFinderController } from './http/organisation-finder/organisation-finder.controller.js';
import { HomeController } from './http/home/home.controller.js';
import { ReauthenticateController } from './http/home/reauthenticate.controller.js';
import { ChooseMethod } from './http/logon/choose-method.js';
import { FindOtherTenantSession } from './http/logon/find-other-tenant-session.js';
import { LogoffController } from './http/logon/logoff.controller.js';
import { LogonController } from './http/logon/logon.controller.js';
import { ShowLogonPage } from './http/logon/show-logon-page.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';

/** The pages that people see: logon page, fresh authentication and home, composed of the modules' contributions. */
@Module({
  imports: [TenancyModule, AccountsModule, LogonMenuModule, LogonModule, LogonHttpModule],
  controllers: [
    OrganisationFinderController,
    HomeController,
    LogoffController,
    LogonController,
    ReauthenticateController,
  ],
  providers: [
    contributeToPages({ errors: { en: en.errors, zh: zh.errors } }),
    ChooseMethod,
    FindOtherTenantSession,
    ShowLogonPage,
  ],
})
export class PortalModule {}
