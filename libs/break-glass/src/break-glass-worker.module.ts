import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { MailModule } from '#mail';
import { TenancyModule } from '#tenancy';
import { NotifyAdministrators } from './listeners/notify-administrators.js';
import { WithdrawLinks } from './listeners/withdraw-links.js';

/** The worker's part: it notifies the administrators, and withdraws links that a new role has outgrown. */
@Module({
  imports: [AccountsModule, TenancyModule, MailModule],
  providers: [NotifyAdministrators, WithdrawLinks],
})
export class BreakGlassWorkerModule {}
