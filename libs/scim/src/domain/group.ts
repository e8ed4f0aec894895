import { isId, plainText } from '#kernel';
import { refused } from './refused.js';
import type { Complex, Resource } from './schema/resource.js';

/** A group, as a client says it is. */
export interface GroupFields {
  readonly displayName: string;
  readonly externalId: string | null;
  /** Ids of accounts. */
  readonly members: readonly string[];
}

const checked = {
  displayName: plainText({ max: 100, min: 1, trim: true, what: 'displayName' }),
  externalId: plainText({ max: 255, min: 1, trim: true, what: 'externalId' }),
} as const;

/**
 * What a whole resource says of a group.
 *
 * @throws DomainError `scim.value_invalid`
 */
export function groupFrom(resource: Resource): GroupFields {
  const displayName = said(resource, 'displayName');
  if (displayName === undefined) throw refused('invalidValue', 'displayName is missing.');
  return {
    displayName,
    externalId: said(resource, 'externalId') ?? null,
    members: [...new Set(membersIn(resource))],
  };
}

/** What a group is, as a resource that clients change. */
export function resourceOfGroup({ displayName, externalId, members }: GroupFields): Resource {
  return {
    displayName,
    ...(externalId === null ? {} : { externalId }),
    ...(members.length === 0 ? {} : { members: members.map((value) => ({ value })) }),
  };
}

function membersIn({ members }: Resource): readonly string[] {
  const list = Array.isArray(members) ? (members as readonly Complex[]) : [];
  return list.map(({ value }) => {
    if (typeof value === 'string' && isId(value)) return value.toLowerCase();
    throw refused('invalidValue', 'A member is named by the id of its account.');
  });
}

function said(resource: Resource, name: keyof typeof checked): string | undefined {
  const value = resource[name];
  if (typeof value !== 'string' || value.trim() === '') return undefined;
  const { data, error } = checked[name].safeParse(value);
  if (data !== undefined) return data;
  throw refused('invalidValue', `${error.issues[0]?.message ?? name}.`);
}
