import { Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import type { PayloadOf } from '#kernel';
import { MethodDisabled } from '#logon-menu';
import { ConnectionDisabled } from '#providers';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { TenantSuspended } from '#tenancy';
import { TenantTickets } from '../application/tenant-tickets.js';

/** Off means off everywhere at once, for tickets in flight too. */
@Injectable()
export class CancelTicketsOnSwitchOff {
  constructor(private readonly tickets: TenantTickets) {}

  @OnDomainEvent('qr-logon.cancel-tickets-of-disabled-method', MethodDisabled)
  async onMethodDisabled(
    event: DomainEvent<PayloadOf<typeof MethodDisabled>>,
    transaction: Transaction,
  ): Promise<void> {
    await this.tickets.cancelAll(transaction, 'method_disabled', { method: event.payload.method });
  }

  @OnDomainEvent('qr-logon.cancel-tickets-of-disabled-connection', ConnectionDisabled)
  async onConnectionDisabled(
    event: DomainEvent<PayloadOf<typeof ConnectionDisabled>>,
    transaction: Transaction,
  ): Promise<void> {
    const { connectionId } = event.payload;
    await this.tickets.cancelAll(transaction, 'connection_disabled', { connectionId });
  }

  @OnDomainEvent('qr-logon.cancel-tickets-of-suspended-tenant', TenantSuspended)
  async onTenantSuspended(_event: DomainEvent, transaction: Transaction): Promise<void> {
    await this.tickets.cancelAll(transaction, 'tenant_suspended');
  }
}
