import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, identifierKey, newId, skeletonOf, type Clock } from '#kernel';
import { json, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { Authority } from '../../domain/authority.js';
import { aboutAccount } from '../../domain/event-subject.js';
import type { ImportRow } from '../../domain/import/import-row.js';
import { AccountCreated } from '../../events.js';
import { insertAccounts } from '../../infra/insert-accounts.js';
import { ImportParts } from './import-parts.js';

/** Creates many accounts in one statement, together with other modules' data about them. */
@Injectable()
export class CreateAccounts {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly parts: ImportParts,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param rows checked, with names that are free
   * @param authority that vouches that the addresses belong to the accounts' owners
   * @throws DomainError `accounts.import_refused` when a name was taken in this moment
   */
  async create(transaction: Transaction, rows: readonly ImportRow[], authority: Authority): Promise<void> {
    const accounts = rows.map((row) => ({ ...row, id: newId() }));
    const made = await transaction.run(insertAccounts, {
      tenantId: transaction.tenantId,
      accounts: json(
        accounts.map(({ id, username, email, phoneNumber, displayName, role }) => ({
          id,
          username,
          username_key: identifierKey(username),
          username_skeleton: skeletonOf(username),
          email,
          email_key: email === null ? null : identifierKey(email),
          phone_number: phoneNumber,
          phone_number_verified: false,
          display_name: displayName,
          role,
        })),
      ),
      authority,
      linkedIdentities: 0,
      now: this.clock.now(),
    });
    if (made.length < accounts.length) {
      throw new DomainError('conflict', 'accounts.import_refused', {
        detail: 'Nothing was imported: a name was taken while the import ran. Import again.',
      });
    }
    for (const account of accounts) {
      this.events.publish(transaction, AccountCreated, { ...aboutAccount(account), role: account.role });
    }
    await this.parts.keep(transaction, accounts);
  }
}
