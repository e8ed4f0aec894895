import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import { LogDoubted } from '#audit';
import type { Transaction } from '#database';
import type { PayloadOf } from '#kernel';
import { MailQueue } from '#mail';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { doubtTexts } from './doubt-texts.js';

/** Tells every active owner and administrator by mail that the log of their organisation is not intact. */
@Injectable()
export class NotifyLogDoubted {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly accounts: AccountDirectory,
    private readonly tenants: TenantDirectory,
    private readonly mailQueue: MailQueue,
  ) {}

  @OnDomainEvent('overview.tell-of-doubt', LogDoubted)
  async tell(event: DomainEvent<PayloadOf<typeof LogDoubted>>, transaction: Transaction): Promise<void> {
    if (!this.mailQueue.isConfigured()) return;
    const tenant = await this.tenants.byId(event.tenantId, transaction);
    if (tenant === null) return;
    const { subject, text } = doubtTexts({
      tenantName: tenant.name,
      sequence: event.payload.firstBadSequence,
      at: event.occurredAt,
      console: `${this.settings.PUBLIC_URL}/t/${tenant.slug}/admin/audit`,
    });
    for (const { email } of await this.accounts.administrators(transaction)) {
      if (email !== null)
        await this.mailQueue.enqueue(transaction, { kind: 'overview.log-doubted', to: email, subject, text });
    }
  }
}
