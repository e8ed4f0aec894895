import { Injectable } from '@nestjs/common';
import { ChangeUser } from '../application/users/change-user.js';
import { CreateUser } from '../application/users/create-user.js';
import { DeleteUser } from '../application/users/delete-user.js';
import type { SeenUser } from '../application/users/client-users.js';
import { FindUsers } from '../application/users/find-users.js';
import { GroupsOfUsers } from '../application/users/groups-of-users.js';
import type { Client } from '../domain/client.js';
import { resourceFrom, type Resource } from '../domain/schema/resource.js';
import { USER_TYPE } from '../domain/schema/user-type.js';
import type { ListQuery } from '../infra/list-query.js';
import { ResourceOperations } from './resource-operations.js';
import { ScimResponses } from './scim-responses.js';
import { isSelected, type Selection } from './selection.js';
import { userView, type ResourceView } from './views.js';

/** The operations of clients on accounts. */
@Injectable()
export class UserOperations extends ResourceOperations {
  override readonly type = USER_TYPE;

  constructor(
    private readonly find: FindUsers,
    private readonly createUser: CreateUser,
    private readonly changeUser: ChangeUser,
    private readonly deleteUser: DeleteUser,
    private readonly groups: GroupsOfUsers,
    private readonly scimResponses: ScimResponses,
  ) {
    super();
  }

  override async page(client: Client, query: ListQuery, selection: Selection) {
    const { total, items } = await this.find.page(client, query);
    const ids = isSelected(USER_TYPE, 'groups', selection) ? items.map(({ id }) => id) : [];
    const groups = await this.groups.of(client, ids);
    return {
      total,
      views: items.map((user) => userView(this.scimResponses.base, user, groups.get(user.id))),
    };
  }

  override async read(client: Client, id: string): Promise<ResourceView> {
    return this.shown(client, await this.find.byId(client, id));
  }

  override async create(client: Client, data: unknown): Promise<ResourceView> {
    const user = await this.createUser.execute(client, resourceFrom(USER_TYPE.attributes, data));
    return this.shown(client, user);
  }

  override remove(client: Client, id: string, ifMatch: string | undefined): Promise<void> {
    return this.deleteUser.execute(client, id, ifMatch);
  }

  protected override async change(
    client: Client,
    id: string,
    change: (before: Resource) => Resource,
    ifMatch: string | undefined,
  ): Promise<ResourceView> {
    return this.shown(client, await this.changeUser.execute(client, id, change, ifMatch));
  }

  private async shown(client: Client, user: SeenUser): Promise<ResourceView> {
    const groups = await this.groups.of(client, [user.id]);
    return userView(this.scimResponses.base, user, groups.get(user.id));
  }
}
