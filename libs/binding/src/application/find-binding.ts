import { Injectable } from '@nestjs/common';
import type { DatabaseNow } from '#kernel';
import type { Authority, Role } from '#accounts';
import { UnitOfWork, type Transaction } from '#database';
import {
  anyBindingUsed,
  authoritiesOfAccount,
  bindingOfIdentity,
  bindingOfRole,
  bindingsOfAccount,
  lastBindingOfIdentity,
  noteUse,
  vouchForBindings,
} from '../infra/binding-statements.js';

/** A live link between a person of a provider and an account. */
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

/** The newest binding of an identity, live or ended. */
export interface LastBinding {
  readonly id: string;
  readonly accountId: string;
  readonly origin: string;
  readonly endedAt: Date | null;
  readonly endReason: string | null;
}

/** Looks bindings up. */
@Injectable()
export class FindBinding {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The live binding of an identity. The key is the connection and the subject, nothing else. */
  async ofIdentity(
    transaction: Transaction,
    connectionId: string,
    subject: string,
  ): Promise<LiveBinding | null> {
    const { tenantId } = transaction;
    const [binding] = await transaction.run(bindingOfIdentity, { tenantId, connectionId, subject });
    return binding ?? null;
  }

  /** The live binding of an identity, or else its last one. */
  async lastOfIdentity(
    transaction: Transaction,
    connectionId: string,
    subject: string,
  ): Promise<LastBinding | null> {
    const { tenantId } = transaction;
    const [binding] = await transaction.run(lastBindingOfIdentity, { tenantId, connectionId, subject });
    return binding ?? null;
  }

  /** Whether anybody in the tenant has ever logged on by a binding. */
  async anyUsed(transaction: Transaction): Promise<boolean> {
    const { tenantId } = transaction;
    return (await transaction.run(anyBindingUsed, { tenantId })).length > 0;
  }

  /** Notes that a binding has just served a logon. Sent with the commit. */
  noteUse(transaction: Transaction, bindingId: string, at: DatabaseNow): void {
    const { tenantId } = transaction;
    transaction.beforeCommit(() => transaction.run(noteUse, { tenantId, id: bindingId, at }));
  }

  /**
   * The authority of each link of an account to people of a provider, with the account's role. If any of the connections is on, links of
   * those that are off do not count.
   */
  async authoritiesOf(
    transaction: Transaction,
    provider: string,
    accountId: string,
  ): Promise<readonly { readonly authority: Authority; readonly role: Role }[]> {
    const { tenantId } = transaction;
    return transaction.run(authoritiesOfAccount, { tenantId, provider, accountId });
  }

  /** Whether any active account with one of these roles could log on, in its own role, by a link to a person of a provider. */
  async isUsableByRole(transaction: Transaction, provider: string, roles: readonly Role[]): Promise<boolean> {
    const { tenantId } = transaction;
    return (await transaction.run(bindingOfRole, { tenantId, provider, roles })).length > 0;
  }

  /** Replaces the authority of every link of an account to people of a provider. */
  async vouchFor(
    transaction: Transaction,
    provider: string,
    accountId: string,
    authority: Authority,
  ): Promise<void> {
    const { tenantId } = transaction;
    await transaction.run(vouchForBindings, { tenantId, provider, accountId, authority });
  }

  /** The identities that are linked to an account. */
  async ofAccount(tenantId: string, accountId: string): Promise<readonly LiveBinding[]> {
    return this.unitOfWork.query(tenantId, bindingsOfAccount, { tenantId, accountId });
  }
}
