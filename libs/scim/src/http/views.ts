import type { FoundGroup } from '../application/groups/find-groups.js';
import type { NamedGroup } from '../application/users/groups-of-users.js';
import type { SeenUser } from '../application/users/client-users.js';
import { versionOf } from '../application/version.js';
import type { ResourceType } from '../domain/schema/attribute.js';
import { GROUP_TYPE } from '../domain/schema/group-type.js';
import { USER_TYPE } from '../domain/schema/user-type.js';
import { resourceOfUser } from '../domain/user.js';
import { messageSchema } from './scim-json.js';

/** A resource as it is sent (RFC 7643, 3): the common attributes, and those of its schemas. */
export interface ResourceView {
  readonly schemas: readonly string[];
  readonly id: string;
  readonly meta: {
    readonly resourceType: string;
    /** ISO 8601, for `lastModified`. */
    readonly created: string;
    readonly lastModified: string;
    readonly location: string;
    readonly version: string;
  };
}

interface Dated {
  readonly id: string;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

/** @param base the base address of SCIM */
export function userView(base: string, seen: SeenUser, groups: readonly NamedGroup[] = []): ResourceView {
  const named = groups.map(({ groupId, displayName }) => ({
    value: groupId,
    $ref: `${base}/Groups/${groupId}`,
    display: displayName,
    type: 'direct',
  }));
  return viewOf(base, USER_TYPE, seen, {
    ...resourceOfUser(seen),
    ...(named.length === 0 ? {} : { groups: named }),
  });
}

function viewOf(base: string, type: ResourceType, seen: Dated, own: object): ResourceView {
  const extensions = type.extensions.map(({ id }) => id).filter((id) => id in own);
  return {
    schemas: [type.schema.id, ...extensions],
    id: seen.id,
    ...own,
    meta: {
      resourceType: type.name,
      created: seen.createdAt.toISOString(),
      lastModified: seen.updatedAt.toISOString(),
      location: `${base}${type.endpoint}/${seen.id}`,
      version: versionOf(seen),
    },
  };
}

/** A page of resources, or of descriptions (RFC 7644, 3.4.2). */
export function listView(total: number, startIndex: number, resources: readonly object[]): object {
  return {
    schemas: [messageSchema('ListResponse')],
    totalResults: total,
    startIndex,
    itemsPerPage: resources.length,
    Resources: resources,
  };
}

/** @param base the base address of SCIM */
export function groupView(base: string, { group, members }: FoundGroup): ResourceView {
  const own = members?.map(({ accountId, displayName }) => ({
    value: accountId,
    $ref: `${base}/Users/${accountId}`,
    display: displayName,
    type: 'User',
  }));
  const { displayName, externalId } = group;
  return viewOf(base, GROUP_TYPE, group, {
    displayName,
    ...(externalId === null ? {} : { externalId }),
    ...(own === undefined || own.length === 0 ? {} : { members: own }),
  });
}
