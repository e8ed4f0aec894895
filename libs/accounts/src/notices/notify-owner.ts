import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { readDatabaseNow, type Transaction } from '#database';
import { MailQueue } from '#mail';
import { TenantDirectory } from '#tenancy';
import type { Account } from '../domain/account.js';
import { noticeTexts, type ChangeOfAccess } from './notice-texts.js';

/**
 * Notifies the owner of an account by mail when another person changes its credentials or its address (ASVS 6.3.7). The mail goes to the
 * address from before the change: an attacker who takes an account over by its address must not be the one who gets the notice.
 */
@Injectable()
export class NotifyOwner {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly tenants: TenantDirectory,
    private readonly mailQueue: MailQueue,
  ) {}

  /** Queues the notice, in the transaction of the change. Does nothing for an account without an address. */
  async enqueue(
    transaction: Transaction,
    owner: Pick<Account, 'displayName' | 'email'>,
    what: ChangeOfAccess,
  ): Promise<void> {
    if (owner.email === null || !this.mailQueue.isConfigured()) return;
    const tenant = await this.tenants.byId(transaction.tenantId, transaction);
    if (tenant === null) return;
    const { subject, text } = noticeTexts(tenant.settings.languages, {
      what,
      tenantName: tenant.name,
      displayName: owner.displayName,
      at: await readDatabaseNow(transaction, this.clock.now()),
    });
    await this.mailQueue.enqueue(transaction, { kind: `accounts.${what}`, to: owner.email, subject, text });
  }
}
