import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonHttpModule } from '#logon';
import { contributeToPages } from '#pages';
import { BREAK_GLASS } from './application/use-break-glass.js';
import { BreakGlassController } from './http/break-glass.controller.js';
import { errors } from './pages/errors.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';
import { BreakGlassModule } from './break-glass.module.js';

/** The page that an emergency link opens. */
@Module({
  imports: [AccountsModule, BreakGlassModule, LogonHttpModule],
  controllers: [BreakGlassController],
  providers: [
    contributeToPages({
      errors,
      ways: { [BREAK_GLASS]: { en: en.way, zh: zh.way } },
    }),
  ],
})
export class BreakGlassHttpModule {}
