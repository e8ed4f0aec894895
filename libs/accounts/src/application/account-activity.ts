import { Injectable } from '@nestjs/common';
import type { Present } from '#kernel';
import type { Transaction } from '#database';
import { noteLink, noteLinks, noteLogon } from '../infra/note-activity.js';

/**
 * Keeps what lists of accounts are sorted and filtered by and other modules know: when somebody logged on last, and how
 * many identities are linked to the account. They say so, in the transaction that made it true.
 */
@Injectable()
export class AccountActivity {
  /** A logon has just been completed. Written at most once a minute; shares a round trip with what follows. */
  noteLogon(transaction: Transaction, accountId: string, at: Present): void {
    transaction.send(noteLogon, { tenantId: transaction.tenantId, accountId, at });
  }

  /** An identity was linked to the account, or is so no longer. Shares a round trip with what follows. */
  noteLink(transaction: Transaction, accountId: string, change: 1 | -1): void {
    transaction.send(noteLink, { tenantId: transaction.tenantId, accountId, change });
  }

  /** An identity was linked to each of the accounts. Shares a round trip with what follows. */
  noteLinks(transaction: Transaction, accountIds: readonly string[]): void {
    transaction.send(noteLinks, { tenantId: transaction.tenantId, accountIds });
  }
}
