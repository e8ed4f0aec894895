import type { Client } from '../domain/client.js';
import type { ResourceType } from '../domain/schema/attribute.js';
import type { ListQuery } from '../infra/list-query.js';
import type { Selection } from './selection.js';
import type { ResourceView } from './views.js';

/** What clients do with resources of one kind, one by one or several in one request. */
export interface Acts {
  readonly type: ResourceType;
  page(
    client: Client,
    query: ListQuery,
    selection: Selection,
  ): Promise<{ readonly total: number; readonly views: readonly ResourceView[] }>;
  read(client: Client, id: string, selection: Selection): Promise<ResourceView>;
  create(client: Client, data: unknown): Promise<ResourceView>;
  replace(client: Client, id: string, data: unknown, ifMatch: string | undefined): Promise<ResourceView>;
  patch(client: Client, id: string, data: unknown, ifMatch: string | undefined): Promise<ResourceView>;
  remove(client: Client, id: string, ifMatch: string | undefined): Promise<void>;
}
