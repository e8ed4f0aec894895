import { Injectable } from '@nestjs/common';
import { ChangeUser } from '../application/users/change-user.js';
import { CreateUser } from '../application/users/create-user.js';
import { DeleteUser } from '../application/users/delete-user.js';
import { FindUsers } from '../application/users/find-users.js';
import type { Client } from '../domain/client.js';
import { applyPatch } from '../domain/patch/apply-patch.js';
import { operationsIn } from '../domain/patch/operation.js';
import { resourceFrom, type Resource } from '../domain/schema/resource.js';
import { USER_TYPE } from '../domain/schema/user-type.js';
import type { ListQuery } from '../infra/list-query.js';
import type { Acts } from './acts.js';
import { Answers } from './answers.js';
import { userView, type ResourceView } from './views.js';

/** What clients do to accounts. */
@Injectable()
export class UserActs implements Acts {
  readonly type = USER_TYPE;

  constructor(
    private readonly find: FindUsers,
    private readonly createUser: CreateUser,
    private readonly changeUser: ChangeUser,
    private readonly deleteUser: DeleteUser,
    private readonly answers: Answers,
  ) {}

  async page(client: Client, query: ListQuery) {
    const { total, items } = await this.find.page(client, query);
    return { total, views: items.map((user) => userView(this.answers.base, user)) };
  }

  async read(client: Client, id: string): Promise<ResourceView> {
    return userView(this.answers.base, await this.find.byId(client, id));
  }

  async create(client: Client, data: unknown): Promise<ResourceView> {
    const user = await this.createUser.execute(client, resourceFrom(USER_TYPE.attributes, data));
    return userView(this.answers.base, user);
  }

  replace(client: Client, id: string, data: unknown, ifMatch: string | undefined): Promise<ResourceView> {
    const resource = resourceFrom(USER_TYPE.attributes, data);
    return this.change(client, id, () => resource, ifMatch);
  }

  patch(client: Client, id: string, data: unknown, ifMatch: string | undefined): Promise<ResourceView> {
    const operations = operationsIn(data);
    return this.change(client, id, (before) => applyPatch(USER_TYPE, before, operations), ifMatch);
  }

  remove(client: Client, id: string, ifMatch: string | undefined): Promise<void> {
    return this.deleteUser.execute(client, id, ifMatch);
  }

  private async change(
    client: Client,
    id: string,
    change: (before: Resource) => Resource,
    ifMatch: string | undefined,
  ): Promise<ResourceView> {
    return userView(this.answers.base, await this.changeUser.execute(client, id, change, ifMatch));
  }
}
