import { Injectable } from '@nestjs/common';
import { AccountSuspended } from '#accounts';
import type { Transaction } from '#database';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { TenantSuspended } from '#tenancy';
import { EndSessions } from '../application/end-sessions.js';

/** A suspended account or tenant keeps no session. */
@Injectable()
export class EndSessionsOfSuspended {
  constructor(private readonly endSessions: EndSessions) {}

  @OnDomainEvent('logon.end-sessions-of-suspended-account', AccountSuspended)
  async onAccountSuspended(
    event: DomainEvent<{ readonly accountId: string }>,
    transaction: Transaction,
  ): Promise<void> {
    await this.endSessions.end(transaction, { accountId: event.payload.accountId }, 'account_suspended');
  }

  @OnDomainEvent('logon.end-sessions-of-suspended-tenant', TenantSuspended)
  async onTenantSuspended(_event: DomainEvent, transaction: Transaction): Promise<void> {
    await this.endSessions.end(transaction, {}, 'tenant_suspended');
  }
}
