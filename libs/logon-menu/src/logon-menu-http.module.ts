import { Module } from '@nestjs/common';
import { contributeToPages } from '#pages';
import { LogonMenuController } from './http/logon-menu.controller.js';
import { errors } from './pages/errors.js';
import { LogonMenuModule } from './logon-menu.module.js';

/** The console's endpoints, and the texts for disabled methods. */
@Module({
  imports: [LogonMenuModule],
  controllers: [LogonMenuController],
  providers: [contributeToPages({ errors })],
})
export class LogonMenuHttpModule {}
