import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonModule } from '#logon';
import { MailModule } from '#mail';
import { TenancyModule } from '#tenancy';
import { OpenBreakGlass } from './application/open-break-glass.js';
import { UseBreakGlass } from './application/use-break-glass.js';
import { TellAdministrators } from './listeners/tell-administrators.js';
import { WithdrawLinks } from './listeners/withdraw-links.js';

const useCases = [OpenBreakGlass, UseBreakGlass];

/** Emergency access for an administrator whom no logon method lets in. */
@Module({
  imports: [TenancyModule, AccountsModule, LogonModule],
  providers: useCases,
  exports: useCases,
})
export class BreakGlassModule {}

/** The worker's part: it tells the administrators, and withdraws links that a new role has outgrown. */
@Module({
  imports: [AccountsModule, TenancyModule, MailModule],
  providers: [TellAdministrators, WithdrawLinks],
})
export class BreakGlassWorkerModule {}
