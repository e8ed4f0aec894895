import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import type { Client } from '../../domain/client.js';
import type { ListQuery } from '../../infra/list-query.js';
import { countUsers, usersOfPage } from '../../infra/listed-users.js';
import { ClientUsers, seenUser, type SeenUser } from './client-users.js';

/** Finds accounts for a client. */
@Injectable()
export class FindUsers {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly users: ClientUsers,
  ) {}

  /** @throws DomainError `scim.user_unknown` */
  async byId(client: Client, id: string): Promise<SeenUser> {
    return this.unitOfWork.run(client.tenantId, async (transaction) =>
      seenUser(await this.users.byId(transaction, client, id)),
    );
  }

  /** @throws DomainError `scim.filter_invalid` */
  async page(
    client: Client,
    query: ListQuery,
  ): Promise<{ readonly total: number; readonly items: readonly SeenUser[] }> {
    return this.unitOfWork.run(client.tenantId, async (transaction) => {
      const [counted] = await transaction.runOnce(countUsers(client, query));
      const rows = query.count === 0 ? [] : await transaction.runOnce(usersOfPage(client, query));
      return { total: counted?.count ?? 0, items: rows.map(seenUser) };
    });
  }
}
