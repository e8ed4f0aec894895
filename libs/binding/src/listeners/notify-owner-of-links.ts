import { Inject, Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import type { Transaction } from '#database';
import { MailQueue } from '#mail';
import type { PayloadOf } from '#kernel';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { ListConnections, Providers } from '#providers';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { BindingCreated, BindingEnded } from '../events.js';
import { noticeTexts, type NoticeFacts } from './notice-texts.js';

type LinkPayload = PayloadOf<typeof BindingCreated | typeof BindingEnded>;

/**
 * Notifies the owner of an account when an identity is linked or unlinked, by a channel that an attacker who holds a session does not
 * control (ASVS 6.3.7). Imported links are not announced: they are made before anybody has logged on.
 */
@Injectable()
export class NotifyOwnerOfLinks {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly accounts: AccountDirectory,
    private readonly tenants: TenantDirectory,
    private readonly mailQueue: MailQueue,
    private readonly connections: ListConnections,
    private readonly providers: Providers,
  ) {}

  @OnDomainEvent('binding.notify-owner-of-link', BindingCreated)
  async onCreated(
    event: DomainEvent<PayloadOf<typeof BindingCreated>>,
    transaction: Transaction,
  ): Promise<void> {
    if (event.payload.origin !== 'import') await this.tell('linked', event, transaction);
  }

  @OnDomainEvent('binding.notify-owner-of-end', BindingEnded)
  async onEnded(event: DomainEvent<PayloadOf<typeof BindingEnded>>, transaction: Transaction): Promise<void> {
    await this.tell('unlinked', event, transaction);
  }

  private async tell(
    what: NoticeFacts['what'],
    event: DomainEvent<LinkPayload>,
    transaction: Transaction,
  ): Promise<void> {
    if (!this.mailQueue.isConfigured()) return;
    const { accountId, connectionId, targets } = event.payload;
    const [account, tenant, connections] = await Promise.all([
      this.accounts.byId(transaction, accountId),
      this.tenants.byId(event.tenantId, transaction),
      this.connections.executeIn(transaction),
    ]);
    if (account === null || account.email === null || tenant === null) return;
    const connection = connections.find(({ id }) => id === connectionId);
    const { subject, text } = noticeTexts({
      what,
      tenantName: tenant.name,
      displayName: account.displayName,
      identity: targets[0]?.label ?? '',
      provider: this.providers.labelOf(connection?.provider ?? ''),
      at: event.occurredAt,
      home: `${this.settings.PUBLIC_URL}/t/${tenant.slug}/`,
    });
    await this.mailQueue.enqueue(transaction, { kind: `binding.${what}`, to: account.email, subject, text });
  }
}
