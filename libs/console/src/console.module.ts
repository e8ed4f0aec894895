import { Module } from '@nestjs/common';
import { TenancyModule } from '#tenancy';
import { ConsoleFilesController } from './http/console-files.controller.js';
import { ConsoleController } from './http/console.controller.js';
import { MeController } from './http/me.controller.js';

/** Serves the admin console: its page, its files, and who is at it. Everything it does goes through the API. */
@Module({
  imports: [TenancyModule],
  controllers: [ConsoleController, ConsoleFilesController, MeController],
})
export class ConsoleModule {}
