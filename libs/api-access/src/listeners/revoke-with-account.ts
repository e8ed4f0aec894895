import { Injectable } from '@nestjs/common';
import { AccountSuspended } from '#accounts';
import type { Transaction } from '#database';
import type { PayloadOf } from '#kernel';
import { OnDomainEvent, type DomainEvent } from '#messaging';
import { RevokeTokens } from '../application/revoke-tokens.js';

/**
 * Revokes the tokens of an account that was suspended. They are refused during the suspension anyway; revoking them keeps them from
 * becoming valid again when the account is resumed.
 */
@Injectable()
export class RevokeWithAccount {
  constructor(private readonly tokens: RevokeTokens) {}

  @OnDomainEvent('api-access.revoke-tokens-of-suspended-account', AccountSuspended)
  async onAccountSuspended(
    { payload: { accountId } }: DomainEvent<PayloadOf<typeof AccountSuspended>>,
    transaction: Transaction,
  ): Promise<void> {
    await this.tokens.ofSuspended(transaction, accountId);
  }
}
