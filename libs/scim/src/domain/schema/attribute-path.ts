import { attributeNamed, type Attribute, type ResourceType } from './attribute.js';

/** Where a value stands: in an attribute, or in a part of one. */
export interface AttributePath {
  readonly attribute: Attribute;
  readonly part?: Attribute | undefined;
}

const URN = /^urn:/i;

/**
 * Finds what a path names, with the URN of its schema before it or without (RFC 7644, 3.10).
 *
 * @returns `dropped` for what the standard or an extension of the client knows and nobody keeps here; undefined when there is no such thing
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

/** The name of what a path leads to, as the rest of this lib writes it: `name.givenName`. */
export function pathName({ attribute, part }: AttributePath): string {
  return part === undefined ? attribute.name : `${attribute.name}.${part.name}`;
}
