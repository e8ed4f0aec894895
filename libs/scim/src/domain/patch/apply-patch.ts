import { matches } from '../filter/matches.js';
import { refused } from '../refused.js';
import type { ResourceType } from '../schema/attribute.js';
import {
  singleOf,
  valueOf,
  withValue,
  type Complex,
  type Resource,
  type Simple,
  type Value,
} from '../schema/resource.js';
import type { PatchOperation } from './operation.js';
import { patchPath, type PatchPath } from './patch-path.js';

/**
 * Applies the operations to a resource, in their order.
 *
 * @throws DomainError `scim.path_invalid`, `scim.no_target`, `scim.read_only`, `scim.value_invalid`, `scim.filter_invalid`
 */
export function applyPatch(
  type: ResourceType,
  resource: Resource,
  operations: readonly PatchOperation[],
): Resource {
  return operations.reduce((now, { op, path, value }) => {
    if (path !== undefined) return changeAt(type, now, { op, path, value });
    if (op === 'remove') throw refused('noTarget', 'What is removed is named by a path.');
    if (typeof value !== 'object' || value === null)
      throw refused('invalidValue', 'Without a path, a value is an object.');
    // Names may be whole paths, and some clients include the id.
    return Object.entries(value).reduce(
      (then, [name, own]: [string, unknown]) =>
        changeAt(type, then, { op, path: name, value: own, isInResource: true }),
      now,
    );
  }, resource);
}

interface Change extends PatchOperation {
  readonly path: string;
  /** Whether the value is part of a whole resource, in which read-only attributes are ignored instead of refused. */
  readonly isInResource?: true;
}

function changeAt(type: ResourceType, resource: Resource, change: Change): Resource {
  const path = patchPath(type, change.path);
  if (path === 'dropped') return resource;
  const { attribute, part } = path;
  if (attribute.isReadOnly === true || part?.isReadOnly === true) {
    if (change.isInResource === true) return resource;
    throw refused('mutability', `${attribute.name} cannot be changed.`);
  }
  const before = resource[attribute.name];
  const after =
    attribute.isMany === true ? changedList(path, before, change) : changedOne(path, before, change);
  return withValue(resource, attribute.name, after);
}

function changedOne(
  { attribute, part }: PatchPath,
  before: Value | undefined,
  { op, value }: Change,
): Value | undefined {
  if (part !== undefined)
    return notEmpty(withPart(complexOf(before), part, op === 'remove' ? undefined : value));
  if (op === 'remove') return undefined;
  const given = valueOf(attribute, value);
  if (attribute.type !== 'complex' || given === undefined) return given;
  return { ...complexOf(before), ...complexOf(given) };
}

function changedList(path: PatchPath, before: Value | undefined, { op, value }: Change): Value | undefined {
  const { attribute, part, filter } = path;
  const list = listOf(before);
  if (filter !== undefined || part !== undefined)
    return changedValues(path, list, op === 'remove' ? undefined : { value });
  const given = listOf(valueOf(attribute, value));
  const keys = new Set(given.map(keyOf));
  const isGiven = (one: Complex): boolean => keys.has(keyOf(one));
  if (op === 'replace') return given;
  if (op === 'add') return [...list.filter((one) => !isGiven(one)), ...given];
  // Entra ID removes members by naming them in the value.
  return value === undefined || value === null ? undefined : list.filter((one) => !isGiven(one));
}

/** @param given undefined: the matching values are removed */
function changedValues(
  { attribute, part, filter }: PatchPath,
  list: readonly Complex[],
  given: { readonly value: unknown } | undefined,
): Value | undefined {
  const isMeant = (one: Complex): boolean => filter === undefined || matches(filter, attribute, one);
  if (given !== undefined && !list.some(isMeant))
    return [...list, added({ attribute, part, filter }, given.value)];
  return list.flatMap((one) => {
    if (!isMeant(one)) return [one];
    if (part !== undefined) return [withPart(one, part, given?.value)];
    return given === undefined ? [] : [{ ...one, ...complexOf(singleOf(attribute, given.value)) }];
  });
}

/** Adds a value where none matches: `emails[type eq "work"].value` gives its type and value. */
function added({ attribute, part, filter }: PatchPath, value: unknown): Complex {
  const named =
    filter?.kind === 'compare' && filter.by === 'eq' && filter.value !== null ? filter : undefined;
  if (filter !== undefined && named === undefined)
    throw refused('noTarget', `No value of ${attribute.name} is meant.`);
  const own = named === undefined ? {} : { [named.path]: named.value };
  const rest = part === undefined ? value : { [part.name]: value };
  return complexOf(singleOf(attribute, { ...own, ...(typeof rest === 'object' ? rest : {}) }));
}

function withPart(one: Complex, part: NonNullable<PatchPath['part']>, value: unknown): Complex {
  return withValue(one, part.name, valueOf(part, value) as Simple | undefined); // parts are simple
}

/** The key by which two values of a multi-valued attribute are the same. */
function keyOf(one: Complex): string {
  return 'value' in one ? `value ${String(one['value'])}` : JSON.stringify(one);
}

function notEmpty(one: Complex): Complex | undefined {
  return Object.keys(one).length === 0 ? undefined : one;
}

function complexOf(value: Value | undefined): Complex {
  return typeof value === 'object' && !Array.isArray(value) ? (value as Complex) : {};
}

function listOf(value: Value | undefined): readonly Complex[] {
  return Array.isArray(value) ? (value as readonly Complex[]) : [];
}
