import type { Client } from '../domain/client.js';
import type { ResourceType } from '../domain/schema/attribute.js';
import type { ResourceView } from './views.js';

/** What clients do to resources of one kind, one by one or several in one request. */
export interface Acts {
  readonly type: ResourceType;
  create(client: Client, data: unknown): Promise<ResourceView>;
  replace(client: Client, id: string, data: unknown, ifMatch: string | undefined): Promise<ResourceView>;
  patch(client: Client, id: string, data: unknown, ifMatch: string | undefined): Promise<ResourceView>;
  remove(client: Client, id: string, ifMatch: string | undefined): Promise<void>;
}
