import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonHttpModule, LogonModule } from '#logon';
import { LogonMenuModule } from '#logon-menu';
import { contributeToPages } from '#pages';
import { TenancyModule } from '#tenancy';
import { EntranceController } from './http/entrance/entrance.controller.js';
import { HomeController } from './http/home/home.controller.js';
import { ReauthenticateController } from './http/home/reauthenticate.controller.js';
import { LoggedOnElsewhere } from './http/logon/logged-on-elsewhere.js';
import { LogonController } from './http/logon/logon.controller.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';

/** The pages that people see: logon page, fresh authentication and home, composed of what modules bring. */
@Module({
  imports: [TenancyModule, AccountsModule, LogonMenuModule, LogonModule, LogonHttpModule],
  controllers: [EntranceController, HomeController, LogonController, ReauthenticateController],
  providers: [contributeToPages({ errors: { en: en.errors, zh: zh.errors } }), LoggedOnElsewhere],
})
export class PortalModule {}
