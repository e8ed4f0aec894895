import { attributeNamed, type Attribute, type ResourceType } from './attribute.js';

/** The place of a value: an attribute, or a part of one. */
export interface AttributePath {
  readonly attribute: Attribute;
  readonly part?: Attribute | undefined;
}

const URN = /^urn:/i;

/**
 * Finds the attribute of a path, with or without the URN of its schema (RFC 7644, 3.10).
 *
 * @returns `dropped` for attributes of the standard or of a client's extension that the portal does not store; undefined when there is no such attribute
 */
export function attributePath(type: ResourceType, text: string): AttributePath | 'dropped' | undefined {
  const key = text.toLowerCase();
  const { id } = type.schema;
  if (key.startsWith(`${id.toLowerCase()}:`)) return attributePath(type, text.slice(id.length + 1));
  for (const extension of type.extensions.map(({ id: urn }) => urn)) {
    if (!key.startsWith(extension.toLowerCase())) continue;
    const rest = text.slice(extension.length).replace(/^[:.]/, '');
    return below(type, extension, rest === '' ? undefined : rest);
  }
  if (URN.test(text)) return 'dropped';
  const [name = '', part, ...more] = text.split('.');
  return more.length > 0 ? undefined : below(type, name, part);
}

function below(
  type: ResourceType,
  name: string,
  part: string | undefined,
): AttributePath | 'dropped' | undefined {
  const attribute = attributeNamed(type.attributes, name);
  if (attribute !== undefined && part === undefined) return { attribute };
  const found = part === undefined ? undefined : attributeNamed(attribute?.parts ?? [], part);
  if (attribute !== undefined && found !== undefined) return { attribute, part: found };
  const key = name.toLowerCase();
  const isDropped =
    type.dropped.has(key) || type.dropped.has(`${key}.${(part ?? '').split('.')[0] ?? ''}`.toLowerCase());
  return isDropped ? 'dropped' : undefined;
}

/** The name of a path in this lib's notation: `name.givenName`. */
export function pathName({ attribute, part }: AttributePath): string {
  return part === undefined ? attribute.name : `${attribute.name}.${part.name}`;
}
