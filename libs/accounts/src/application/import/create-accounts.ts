import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, DomainError, identifierKey, newId, skeletonOf, type Clock } from '#kernel';
import { nameKey, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { Authority } from '../../domain/authority.js';
import { aboutAccount } from '../../domain/event-subject.js';
import type { ImportRow } from '../../domain/import/import-file.js';
import { AccountCreated } from '../../events.js';

/** Makes many accounts by one statement. */
@Injectable()
export class CreateAccounts {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @param rows checked, with names that are free
   * @param authority on whose word the addresses are their owners'
   * @throws DomainError `accounts.import_refused` when a name was taken in this moment
   */
  async create(transaction: Transaction, rows: readonly ImportRow[], authority: Authority): Promise<void> {
    const accounts = rows.map((row) => ({ ...row, id: newId() }));
    const made = await transaction.query(CREATE, [
      transaction.tenantId,
      JSON.stringify(
        accounts.map(({ id, username, email, displayName, role }) => ({
          id,
          username,
          username_key: identifierKey(username),
          username_skeleton: skeletonOf(username),
          email,
          email_key: email === null ? null : identifierKey(email),
          display_name: displayName,
          role,
        })),
      ),
      this.clock.now(),
      authority,
    ]);
    if (made.length < accounts.length) {
      throw new DomainError('conflict', 'accounts.import_refused', {
        detail: 'Nothing was imported: a name was taken while the import ran. Import again.',
      });
    }
    for (const account of accounts) {
      this.events.publish(transaction, AccountCreated, { ...aboutAccount(account), role: account.role });
    }
  }
}

const CREATE = `with made as (
    insert into accounts.account
      (id, tenant_id, username, username_key, username_skeleton, email, email_key, display_name, name_key, role,
       created_at, updated_at, email_authority)
    select id, $1, username, username_key, username_skeleton, email, email_key, display_name, ${nameKey('display_name')}, role,
      $3, $3, $4
    from jsonb_to_recordset($2) as account
      (id uuid, username text, username_key text, username_skeleton text, email text, email_key text, display_name text, role text)
    on conflict do nothing returning id),
  activity as (insert into accounts.activity (tenant_id, account_id) select $1, id from made)
  select id from made`;
