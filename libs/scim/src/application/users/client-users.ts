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

/** Finds accounts for clients. */
@Injectable()
export class ClientUsers {
  constructor(private readonly accounts: AccountDirectory) {}

  /**
   * One account. Accounts that the client has deleted are not found.
   *
   * @throws DomainError `scim.user_unknown`
   */
  async byId(transaction: Transaction, client: Client, id: string): Promise<UserRow> {
    const { tenantId } = transaction;
    const [row] = isId(id) ? await transaction.run(userById, { tenantId, client: client.name, id }) : [];
    if (row === undefined || row.isDeleted) throw unknownResource('user');
    return row;
  }

  /** The account, locked for a change until the transaction ends. */
  async held(transaction: Transaction, client: Client, id: string): Promise<UserRow> {
    if (isId(id)) await this.accounts.hold(transaction, id);
    return this.byId(transaction, client, id);
  }

  /** An account that the client has deleted and now creates again, by the client's own id; locked until the transaction ends. */
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

/** The account as the client sees it: with the client's own user name and values where it has set any. */
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
