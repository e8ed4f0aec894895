import { Injectable } from '@nestjs/common';
import type { Present } from '#kernel';
import type { Authority, Role } from '#accounts';
import { UnitOfWork, type Transaction } from '#database';
import { providerOf } from '#providers';
import { anyBindingUsed } from '../infra/any-binding-used.js';

/** A link between a person of a provider and an account that holds now. */
export interface LiveBinding {
  readonly bindingId: string;
  readonly connectionId: string;
  /** Key of the provider. */
  readonly provider: string;
  readonly accountId: string;
  readonly displayName: string;
  readonly origin: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
}

const COLUMNS = `id as "bindingId", connection_id as "connectionId",
  ${providerOf('connection_id')} as provider, account_id as "accountId",
  name as "displayName", origin, created_at as "createdAt", last_used_at as "lastUsedAt"`;

/** Looks bindings up. */
@Injectable()
export class FindBinding {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The binding of an identity; the key is the connection and the subject, nothing else. */
  async ofIdentity(
    transaction: Transaction,
    connectionId: string,
    subject: string,
  ): Promise<LiveBinding | null> {
    const [row] = await transaction.query<LiveBinding & Record<string, unknown>>(
      `select ${COLUMNS} from binding.binding
       where tenant_id = $1 and connection_id = $2 and subject = $3 and ended_at is null`,
      [transaction.tenantId, connectionId, subject],
    );
    return row ?? null;
  }

  /** Whether anybody of the tenant has ever logged on by a binding. */
  async anyUsed(transaction: Transaction): Promise<boolean> {
    const { tenantId } = transaction;
    return (await transaction.run(anyBindingUsed, { tenantId })).length > 0;
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

  /**
   * The authority of each link of an account, with the account's role. Beside a connection that is on, links of one that is
   * off do not count.
   */
  async authoritiesOf(
    transaction: Transaction,
    accountId: string,
  ): Promise<readonly { readonly authority: Authority; readonly role: Role }[]> {
    return transaction.query<{ readonly authority: Authority; readonly role: Role }>(
      `select b.authority, a.role from binding.binding b
       join accounts.account a on a.tenant_id = b.tenant_id and a.id = b.account_id
       join providers.connection c on c.tenant_id = b.tenant_id and c.id = b.connection_id
       where b.tenant_id = $1 and b.account_id = $2 and b.ended_at is null
         and (c.state = 'enabled' or not exists (select from providers.connection o
           where o.tenant_id = b.tenant_id and o.state = 'enabled'))`,
      [transaction.tenantId, accountId],
    );
  }

  /** Lets every link of an account rest on another word. */
  async vouchFor(transaction: Transaction, accountId: string, authority: Authority): Promise<void> {
    await transaction.query(
      `update binding.binding set authority = $3
       where tenant_id = $1 and account_id = $2 and ended_at is null`,
      [transaction.tenantId, accountId, authority],
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
