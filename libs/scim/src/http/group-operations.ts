import { Injectable } from '@nestjs/common';
import { FindGroups } from '../application/groups/find-groups.js';
import { WriteGroups } from '../application/groups/write-groups.js';
import type { Client } from '../domain/client.js';
import { GROUP_TYPE } from '../domain/schema/group-type.js';
import { resourceFrom, type Resource } from '../domain/schema/resource.js';
import type { ListQuery } from '../infra/list-query.js';
import { ResourceOperations } from './resource-operations.js';
import { ScimResponses } from './scim-responses.js';
import { isSelected, type Selection } from './selection.js';
import { groupView, type ResourceView } from './views.js';

/** The operations of clients on groups. */
@Injectable()
export class GroupOperations extends ResourceOperations {
  override readonly type = GROUP_TYPE;

  constructor(
    private readonly find: FindGroups,
    private readonly write: WriteGroups,
    private readonly scimResponses: ScimResponses,
  ) {
    super();
  }

  override async page(client: Client, query: ListQuery, selection: Selection) {
    const { total, items } = await this.find.page(
      client,
      query,
      isSelected(GROUP_TYPE, 'members', selection),
    );
    return { total, views: items.map((found) => groupView(this.scimResponses.base, found)) };
  }

  override async read(client: Client, id: string, selection: Selection): Promise<ResourceView> {
    const found = await this.find.byId(client, id, isSelected(GROUP_TYPE, 'members', selection));
    return groupView(this.scimResponses.base, found);
  }

  override async create(client: Client, data: unknown): Promise<ResourceView> {
    return this.seen(client, await this.write.create(client, resourceFrom(GROUP_TYPE.attributes, data)));
  }

  override remove(client: Client, id: string, ifMatch: string | undefined): Promise<void> {
    return this.write.remove(client, id, ifMatch);
  }

  protected override async change(
    client: Client,
    id: string,
    change: (before: Resource) => Resource,
    ifMatch: string | undefined,
  ): Promise<ResourceView> {
    await this.write.change(client, id, change, ifMatch);
    return this.seen(client, id);
  }

  private seen(client: Client, id: string): Promise<ResourceView> {
    return this.read(client, id, {});
  }
}
