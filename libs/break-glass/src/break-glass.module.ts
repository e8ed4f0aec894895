import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { LogonModule } from '#logon';
import { TenancyModule } from '#tenancy';
import { OpenBreakGlass } from './application/open-break-glass.js';
import { UseBreakGlass } from './application/use-break-glass.js';

const useCases = [OpenBreakGlass, UseBreakGlass];

/** Emergency access for an administrator whom no logon method lets in. */
@Module({
  imports: [TenancyModule, AccountsModule, LogonModule],
  providers: useCases,
  exports: useCases,
})
export class BreakGlassModule {}
