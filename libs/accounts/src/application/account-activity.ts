import { Injectable } from '@nestjs/common';
import type { DatabaseNow } from '#kernel';
import type { Transaction } from '#database';
import { noteLink, noteLinks, noteLogon } from '../infra/note-activity.js';

/**
 * Keeps facts from other modules by which lists of accounts are sorted and filtered: the last logon, and the number of linked identities.
 * The other modules report a change in the transaction that makes it.
 */
@Injectable()
export class AccountActivity {
  /** A logon has just been completed. Written at most once a minute; shares a round trip with the next statement. */
  noteLogon(transaction: Transaction, accountId: string, at: DatabaseNow): void {
    transaction.send(noteLogon, { tenantId: transaction.tenantId, accountId, at });
  }

  /** An identity was linked to the account or unlinked from it. Shares a round trip with the next statement. */
  noteLink(transaction: Transaction, accountId: string, change: 1 | -1): void {
    transaction.send(noteLink, { tenantId: transaction.tenantId, accountId, change });
  }

  /** An identity was linked to each of the accounts. Shares a round trip with the next statement. */
  noteLinks(transaction: Transaction, accountIds: readonly string[]): void {
    transaction.send(noteLinks, { tenantId: transaction.tenantId, accountIds });
  }
}
