import { Module } from '@nestjs/common';
import { AccountsModule } from '#accounts';
import { MailModule } from '#mail';
import { ProvidersModule } from '#providers';
import { TenancyModule } from '#tenancy';
import { NotifyOwnerOfLinks } from './listeners/notify-owner-of-links.js';
import { PurgeAttachments } from './tasks/purge-attachments.js';
import { WithdrawOutgrownLinks } from './listeners/withdraw-outgrown-links.js';
import { BindingModule } from './binding.module.js';

/** The worker's part of bindings: it notifies owners and deletes old records. */
@Module({
  imports: [BindingModule, AccountsModule, ProvidersModule, TenancyModule, MailModule],
  providers: [NotifyOwnerOfLinks, PurgeAttachments, WithdrawOutgrownLinks],
})
export class BindingWorkerModule {}
