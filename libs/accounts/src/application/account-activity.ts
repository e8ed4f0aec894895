import { Injectable } from '@nestjs/common';
import type { Present } from '#kernel';
import type { Transaction } from '#database';

/**
 * Keeps what lists of accounts are sorted and filtered by and other modules know: when somebody logged on last, and how
 * many identities are linked to the account. They say so, in the transaction that made it true.
 */
@Injectable()
export class AccountActivity {
  /** A logon has just been completed. Written at most once a minute; shares a round trip with what follows. */
  noteLogon(transaction: Transaction, accountId: string, at: Present): void {
    transaction.send(
      `update accounts.activity set last_logon_at = $3
       where tenant_id = $1 and account_id = $2 and last_logon_at < $3::timestamptz - interval '1 minute'`,
      [transaction.tenantId, accountId, at],
    );
  }

  /** An identity was linked to the account, or is so no longer. Shares a round trip with what follows. */
  noteLink(transaction: Transaction, accountId: string, change: 1 | -1): void {
    transaction.send(
      `update accounts.activity set linked_identities = linked_identities + $3
       where tenant_id = $1 and account_id = $2`,
      [transaction.tenantId, accountId, change],
    );
  }
}
