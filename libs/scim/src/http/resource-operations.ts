import type { Client } from '../domain/client.js';
import { applyPatch } from '../domain/patch/apply-patch.js';
import { operationsIn } from '../domain/patch/operation.js';
import type { ResourceType } from '../domain/schema/attribute.js';
import { resourceFrom, type Resource } from '../domain/schema/resource.js';
import type { ListQuery } from '../infra/list-query.js';
import type { Selection } from './selection.js';
import type { ResourceView } from './views.js';

/** The operations of clients on one resource type, for single and bulk requests. */
export abstract class ResourceOperations {
  abstract readonly type: ResourceType;

  abstract page(
    client: Client,
    query: ListQuery,
    selection: Selection,
  ): Promise<{ readonly total: number; readonly views: readonly ResourceView[] }>;

  abstract read(client: Client, id: string, selection: Selection): Promise<ResourceView>;

  abstract create(client: Client, data: unknown): Promise<ResourceView>;

  abstract remove(client: Client, id: string, ifMatch: string | undefined): Promise<void>;

  /** Changes a resource; `change` returns the new resource for the present one. */
  protected abstract change(
    client: Client,
    id: string,
    change: (before: Resource) => Resource,
    ifMatch: string | undefined,
  ): Promise<ResourceView>;

  replace(client: Client, id: string, data: unknown, ifMatch: string | undefined): Promise<ResourceView> {
    const resource = resourceFrom(this.type.attributes, data);
    return this.change(client, id, () => resource, ifMatch);
  }

  patch(client: Client, id: string, data: unknown, ifMatch: string | undefined): Promise<ResourceView> {
    const operations = operationsIn(data);
    return this.change(client, id, (before) => applyPatch(this.type, before, operations), ifMatch);
  }
}
