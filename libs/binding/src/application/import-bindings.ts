import { Inject, Injectable } from '@nestjs/common';
import { AccountActivity, type Authority } from '#accounts';
import { CLOCK, newId, type Clock } from '#kernel';
import type { ExternalIdentity } from '#providers';
import { json, type Transaction } from '#database';
import { insertImported } from '../infra/insert-binding.js';
import { UnlinkedIdentities } from './unlinked-identities.js';

/** An account and the person of the connection's provider to whom it belongs. */
export interface ImportedIdentity {
  readonly identity: ExternalIdentity;
  readonly accountId: string;
  /** The account was made in this transaction, with its identity counted. */
  readonly isCounted: boolean;
}

/**
 * Links people of a connection to accounts that were made for them, many in one statement. It publishes no events: the importing use case
 * announces them all together and keeps the list.
 */
@Injectable()
export class ImportBindings {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly activity: AccountActivity,
    private readonly unlinked: UnlinkedIdentities,
  ) {}

  /**
   * @param authority that vouches that the identities belong to the accounts' owners
   * @returns the accounts that are linked now; left out are those that are linked otherwise, or whose identity is
   */
  async executeIn(
    transaction: Transaction,
    connectionId: string,
    imported: readonly ImportedIdentity[],
    authority: Authority,
  ): Promise<ReadonlySet<string>> {
    const linked = await transaction.run(insertImported, {
      tenantId: transaction.tenantId,
      connectionId,
      bindings: json(
        imported.map(({ identity: { subject, attributes, name }, accountId }) => ({
          id: newId(),
          subject,
          attributes,
          name,
          account_id: accountId,
        })),
      ),
      authority,
      now: this.clock.now(),
    });
    const accounts = new Set(linked.map(({ accountId }) => accountId));
    const done = imported.filter(({ accountId }) => accounts.has(accountId));
    const subjects = done.map(({ identity }) => identity.subject);
    this.unlinked.forgetAll(transaction, connectionId, subjects);
    const uncounted = done.filter(({ isCounted }) => !isCounted).map(({ accountId }) => accountId);
    if (uncounted.length > 0) this.activity.noteLinks(transaction, uncounted);
    return accounts;
  }
}
