import { attributeNamed, type ResourceType } from '../domain/schema/attribute.js';
import { attributePath, type AttributePath } from '../domain/schema/attribute-path.js';

/** The attributes that a client requests (RFC 7644, 3.9). */
export interface Selection {
  readonly attributes?: readonly string[] | undefined;
  readonly excludedAttributes?: readonly string[] | undefined;
}

/** Attributes that are always returned. */
const ALWAYS = new Set(['schemas', 'id']);

/** The resource with the requested attributes. Unknown names are ignored. */
export function selected(
  type: ResourceType,
  resource: object,
  { attributes, excludedAttributes }: Selection,
): object {
  if (attributes === undefined && excludedAttributes === undefined) return resource;
  const named = pathsOf(type, attributes ?? excludedAttributes ?? []);
  const isWanted = attributes !== undefined;
  return Object.fromEntries(
    Object.entries(resource).flatMap(([name, value]: [string, unknown]) => {
      if (ALWAYS.has(name)) return [[name, value]];
      const own = named.filter(({ attribute }) => attribute.name === name);
      const parts = own.flatMap(({ part }) => (part === undefined ? [] : [part.name]));
      if (own.length === 0 || parts.length < own.length)
        return own.length > 0 === isWanted ? [[name, value]] : [];
      return [[name, withParts(value, new Set(parts), isWanted)]];
    }),
  );
}

function pathsOf(type: ResourceType, names: readonly string[]): readonly AttributePath[] {
  return names.map((name) => attributePath(type, name)).filter((path) => typeof path === 'object');
}

function withParts(value: unknown, parts: ReadonlySet<string>, isWanted: boolean): unknown {
  if (Array.isArray(value)) return value.map((one: unknown) => withParts(one, parts, isWanted));
  return Object.fromEntries(Object.entries(value as object).filter(([part]) => parts.has(part) === isWanted));
}

/** Whether an attribute is returned; used to skip costly look-ups. */
export function isSelected(
  type: ResourceType,
  name: string,
  { attributes, excludedAttributes }: Selection,
): boolean {
  const attribute = attributeNamed(type.attributes, name);
  const isNamed = (names: readonly string[]) =>
    pathsOf(type, names).some((path) => path.attribute === attribute);
  if (attributes !== undefined) return isNamed(attributes);
  return !isNamed(excludedAttributes ?? []);
}
