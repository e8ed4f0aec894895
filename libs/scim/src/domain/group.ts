import { isId, plainText } from '#kernel';
import { refused } from './refused.js';
import type { Complex, Resource } from './schema/resource.js';

/** A group, as a client describes it. */
export interface GroupFields {
  readonly displayName: string;
  readonly externalId: string | null;
  /** Account ids. */
  readonly members: readonly string[];
}

const checked = {
  displayName: plainText({ max: 100, min: 1, trim: true, what: 'displayName' }),
  externalId: plainText({ max: 255, min: 1, trim: true, what: 'externalId' }),
} as const;

/**
 * Reads a group from a whole resource.
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

/** A group as a resource that clients can change. */
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
