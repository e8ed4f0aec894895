import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import type { Transaction } from '#database';
import type { PayloadOf } from '#kernel';
import { MailQueue } from '#mail';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { BreakGlassOpened, BreakGlassUsed } from '../events.js';
import { noticeTexts, type NoticeFacts } from './notice-texts.js';

type Payload = PayloadOf<typeof BreakGlassOpened | typeof BreakGlassUsed>;

/** Notifies every active owner and administrator by mail, so that emergency access never goes unnoticed. */
@Injectable()
export class NotifyAdministrators {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly accounts: AccountDirectory,
    private readonly tenants: TenantDirectory,
    private readonly mailQueue: MailQueue,
  ) {}

  @OnDomainEvent('break-glass.tell-administrators-of-opening', BreakGlassOpened)
  async onOpened(
    event: DomainEvent<PayloadOf<typeof BreakGlassOpened>>,
    transaction: Transaction,
  ): Promise<void> {
    await this.tell('opened', event, transaction);
  }

  @OnDomainEvent('break-glass.tell-administrators-of-use', BreakGlassUsed)
  async onUsed(
    event: DomainEvent<PayloadOf<typeof BreakGlassUsed>>,
    transaction: Transaction,
  ): Promise<void> {
    await this.tell('used', event, transaction);
  }

  private async tell(
    what: NoticeFacts['what'],
    event: DomainEvent<Payload>,
    transaction: Transaction,
  ): Promise<void> {
    if (!this.mailQueue.isConfigured()) return;
    const tenant = await this.tenants.byId(event.tenantId, transaction);
    const account = await this.accounts.byId(transaction, event.payload.accountId);
    if (tenant === null || account === null) return;
    const { subject, text } = noticeTexts({
      what,
      tenantName: tenant.name,
      username: account.username,
      reason: 'reason' in event.payload ? event.payload.reason : undefined,
      at: event.occurredAt,
      home: `${this.settings.PUBLIC_URL}/t/${tenant.slug}/`,
    });
    for (const { email } of await this.accounts.administrators(transaction)) {
      if (email !== null)
        await this.mailQueue.enqueue(transaction, { kind: `break-glass.${what}`, to: email, subject, text });
    }
  }
}
