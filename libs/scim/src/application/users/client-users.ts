import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '#accounts';
import type { Transaction } from '#database';
import { isId } from '#kernel';
import type { Client } from '../../domain/client.js';
import { unknownResource } from '../../domain/refused.js';
import type { UserFields } from '../../domain/user.js';
import { userByExternalId, userById, type UserRow } from '../../infra/user-statements.js';

/** An account as a client sees it. */
export interface SeenUser extends UserFields {
  readonly id: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** Finds the accounts that a client means. */
@Injectable()
export class ClientUsers {
  constructor(private readonly accounts: AccountDirectory) {}

  /**
   * One account; the client is not shown what it has deleted.
   *
   * @throws DomainError `scim.user_unknown`
   */
  async byId(transaction: Transaction, client: Client, id: string): Promise<UserRow> {
    const { tenantId } = transaction;
    const [row] = isId(id) ? await transaction.run(userById, { tenantId, client: client.name, id }) : [];
    if (row === undefined || row.isDeleted) throw unknownResource('user');
    return row;
  }

  /** The same for a change: it stays as it is until the transaction ends. */
  async held(transaction: Transaction, client: Client, id: string): Promise<UserRow> {
    if (isId(id)) await this.accounts.hold(transaction, id);
    return this.byId(transaction, client, id);
  }

  /** The account that the client has deleted and now makes anew, by its own id; it stays as it is until the transaction ends. */
  async deleted(
    transaction: Transaction,
    client: Client,
    externalId: string | null,
  ): Promise<UserRow | undefined> {
    if (externalId === null) return undefined;
    const { tenantId } = transaction;
    const find = () => transaction.run(userByExternalId, { tenantId, client: client.name, externalId });
    const [found] = await find();
    if (found?.isDeleted !== true) return undefined;
    await this.accounts.hold(transaction, found.id);
    const [now] = await find();
    return now?.isDeleted === true ? now : undefined;
  }
}

/** What a client sees: its own names where it has given some, and the account as it is. */
export function seenUser(row: UserRow): SeenUser {
  return {
    id: row.id,
    externalId: row.externalId,
    userName: row.userName ?? row.username,
    displayName: row.displayName,
    email: row.email,
    phoneNumber: row.phoneNumber,
    isActive: row.status === 'active',
    kept: row.kept ?? {},
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
  };
}
