import { Injectable } from '@nestjs/common';
import { AccountRoleChanged, AccountSuspended, covers } from '#accounts';
import type { Transaction } from '#database';
import type { PayloadOf } from '#kernel';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { TenantSuspended } from '#tenancy';
import { EndSessions } from '../application/end-sessions.js';

/**
 * Records and announces that sessions have ended with a suspension or a raised role. They have been invalid since that moment. Sessions
 * that were opened afterwards stay, however late this runs.
 */
@Injectable()
export class EndOutdatedSessions {
  constructor(private readonly endSessions: EndSessions) {}

  @OnDomainEvent('logon.end-sessions-of-suspended-account', AccountSuspended)
  async onAccountSuspended(
    { payload: { accountId } }: DomainEvent<PayloadOf<typeof AccountSuspended>>,
    transaction: Transaction,
  ): Promise<void> {
    await this.endSessions.end(transaction, { accountId, isOutdated: true }, 'account_suspended');
  }

  @OnDomainEvent('logon.end-sessions-of-suspended-tenant', TenantSuspended)
  async onTenantSuspended(_event: DomainEvent, transaction: Transaction): Promise<void> {
    await this.endSessions.end(transaction, { isOutdated: true }, 'tenant_suspended');
  }

  @OnDomainEvent('logon.end-sessions-of-raised-role', AccountRoleChanged)
  async onRoleChanged(
    { payload }: DomainEvent<PayloadOf<typeof AccountRoleChanged>>,
    transaction: Transaction,
  ): Promise<void> {
    if (covers(payload.before.role, payload.after.role)) return;
    const { accountId } = payload;
    await this.endSessions.end(transaction, { accountId, isOutdated: true }, 'role_raised');
  }
}
