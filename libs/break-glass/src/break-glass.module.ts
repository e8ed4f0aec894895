import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonHttpModule, LogonModule } from '#logon';
import { MailModule } from '#mail';
import { contributeToPages } from '#pages';
import { TenancyModule } from '#tenancy';
import { OpenBreakGlass } from './application/open-break-glass.js';
import { BREAK_GLASS, UseBreakGlass } from './application/use-break-glass.js';
import { BreakGlassController } from './http/break-glass.controller.js';
import { TellAdministrators } from './listeners/tell-administrators.js';
import { WithdrawLinks } from './listeners/withdraw-links.js';
import { errors } from './pages/errors.js';
import { en } from './pages/texts/en.js';
import { zh } from './pages/texts/zh.js';

const useCases = [OpenBreakGlass, UseBreakGlass];

/** Emergency access for an administrator whom no logon method lets in. */
@Module({
  imports: [TenancyModule, AccountsModule, LogonModule],
  providers: useCases,
  exports: useCases,
})
export class BreakGlassModule {}

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

/** The worker's part: it tells the administrators, and withdraws links that a new role has outgrown. */
@Module({
  imports: [AccountsModule, TenancyModule, MailModule],
  providers: [TellAdministrators, WithdrawLinks],
})
export class BreakGlassWorkerModule {}
