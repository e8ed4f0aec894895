import { Module } from '@nestjs/common';
import { LogonMenuModule } from '#logon-menu';
import { contributeToPages } from '#pages';
import { TenancyModule } from '#tenancy';
import { ConsoleFilesController } from './http/console-files.controller.js';
import { ConsoleController } from './http/console.controller.js';
import { MeController } from './http/me.controller.js';
import { DescribeCurrentUser } from './http/describe-current-user.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';

/** Serves the admin console: its page, its files, and who is using it. Everything it does goes through the API. */
@Module({
  imports: [LogonMenuModule, TenancyModule],
  controllers: [ConsoleController, ConsoleFilesController, MeController],
  providers: [DescribeCurrentUser, contributeToPages({ errors: { en: en.errors, zh: zh.errors } })],
})
export class ConsoleModule {}
