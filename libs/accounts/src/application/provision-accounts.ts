import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, identifierKey, skeletonOf, type Clock } from '#kernel';
import { json, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { Authority } from '../domain/authority.js';
import { aboutAccount } from '../domain/event-subject.js';
import { newAccount } from '../domain/new-account.js';
import { AccountCreated } from '../events.js';
import { insertAccounts } from '../infra/insert-accounts.js';

/** An account that a source of people requests; its names must satisfy the rules of `CreateAccount`. */
export interface ProvisionedAccount {
  readonly id: string;
  readonly username: string;
  readonly email: string | null;
  readonly phoneNumber: string | null;
  readonly isPhoneNumberVerified: boolean;
  readonly displayName: string;
}

/** Creates members' accounts for people from a source. */
@Injectable()
export class ProvisionAccounts {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Creates one account and publishes its event.
   *
   * @param authority that vouches for the address
   * @returns whether it was created: not if its names are invalid, or a name or the address is taken
   */
  async one(transaction: Transaction, wanted: ProvisionedAccount, authority: Authority): Promise<boolean> {
    const names = newAccount.safeParse({ ...wanted, role: 'member' });
    if (!names.success) return false;
    const { id, isPhoneNumberVerified } = wanted;
    const account = { ...names.data, id, isPhoneNumberVerified };
    const made = await this.executeIn(transaction, [account], authority, 0);
    if (!made.has(account.id)) return false;
    this.events.publish(transaction, AccountCreated, { ...aboutAccount(account), role: 'member' });
    return true;
  }

  /**
   * Creates many accounts in one statement. It publishes no events: the caller announces them all together and keeps the list.
   *
   * @param authority that vouches for the addresses
   * @param linkedIdentities the number of identities that the caller links to each account in the same transaction
   * @returns ids of the created accounts; left out are those whose name or address is taken
   */
  async executeIn(
    transaction: Transaction,
    accounts: readonly ProvisionedAccount[],
    authority: Authority,
    linkedIdentities: number,
  ): Promise<ReadonlySet<string>> {
    const made = await transaction.run(insertAccounts, {
      tenantId: transaction.tenantId,
      accounts: json(
        accounts.map(({ id, username, email, phoneNumber, isPhoneNumberVerified, displayName }) => ({
          id,
          username,
          username_key: identifierKey(username),
          username_skeleton: skeletonOf(username),
          email,
          email_key: email === null ? null : identifierKey(email),
          phone_number: phoneNumber,
          phone_number_verified: isPhoneNumberVerified,
          display_name: displayName,
          role: 'member' as const,
        })),
      ),
      authority,
      linkedIdentities,
      now: this.clock.now(),
    });
    return new Set(made.map(({ id }) => id));
  }
}
