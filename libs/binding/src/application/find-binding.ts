import { Injectable } from '@nestjs/common';
import type { Present } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';

/** A link between a DingTalk identity and an account that holds now. */
export interface LiveBinding {
  readonly bindingId: string;
  readonly connectionId: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly origin: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const COLUMNS = `id as "bindingId", connection_id as "connectionId", account_id as "accountId",
  display_name as "displayName", origin, created_at as "createdAt", last_used_at as "lastUsedAt"`;

/** Looks bindings up. */
@Injectable()
export class FindBinding {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The binding of an identity; the key is the connection and the union id, nothing else. */
  async ofIdentity(
    transaction: Transaction,
    connectionId: string,
    unionId: string,
  ): Promise<LiveBinding | null> {
    const [row] = await transaction.query<LiveBinding & Record<string, unknown>>(
      `select ${COLUMNS} from binding.binding
       where tenant_id = $1 and connection_id = $2 and union_id = $3 and ended_at is null`,
      [transaction.tenantId, connectionId, unionId],
    );
    return row ?? null;
  }

  /** Notes that a binding has just served a logon. Travels with the commit. */
  noteUse(transaction: Transaction, bindingId: string, at: Present): void {
    transaction.beforeCommit(() =>
      transaction.query('update binding.binding set last_used_at = $3 where tenant_id = $1 and id = $2', [
        transaction.tenantId,
        bindingId,
        at,
      ]),
    );
  }

  /** The identities that are linked to an account. */
  async ofAccount(tenantId: string, accountId: string): Promise<readonly LiveBinding[]> {
    return this.unitOfWork.run(tenantId, (transaction) =>
      transaction.query<LiveBinding & Record<string, unknown>>(
        `select ${COLUMNS} from binding.binding
         where tenant_id = $1 and account_id = $2 and ended_at is null order by created_at`,
        [tenantId, accountId],
      ),
    );
  }
}
