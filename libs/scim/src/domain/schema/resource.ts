import { refused } from '../refused.js';
import { attributeNamed, type Attribute } from './attribute.js';

export type Simple = string | boolean;
export type Complex = Readonly<Record<string, Simple>>;
export type Value = Simple | Complex | readonly Complex[];

/** A resource by attribute name, in the schema's spelling. Attributes without a value are missing. */
export type Resource = Readonly<Record<string, Value>>;

/**
 * Reads a resource from a client's data. Only known attributes are kept, under the names of the schema, so no other name gets any further, and no name
 * occurs twice.
 *
 * @throws DomainError `scim.value_invalid`, `scim.syntax_invalid`
 */
export function resourceFrom(attributes: readonly Attribute[], given: unknown): Resource {
  if (typeof given !== 'object' || given === null || Array.isArray(given))
    throw refused('invalidSyntax', 'A resource is a JSON object.');
  const entries = Object.entries(given).flatMap(([name, value]): [string, Value][] => {
    const attribute = attributeNamed(attributes, name);
    if (attribute === undefined || attribute.isReadOnly === true) return [];
    const taken = valueOf(attribute, value);
    return taken === undefined ? [] : [[attribute.name, taken]];
  });
  return Object.fromEntries(entries);
}

/**
 * Reads a value by its attribute. Entra ID sends booleans as strings, and single values of multi-valued attributes without a list; both are accepted.
 *
 * @returns undefined: no value (RFC 7643, 2.5)
 */
export function valueOf(attribute: Attribute, given: unknown): Value | undefined {
  if (attribute.isMany !== true) return singleOf(attribute, given);
  const list = (Array.isArray(given) ? given : [given]) as readonly unknown[];
  const values = list.map((one) => singleOf(attribute, one)).filter((one) => typeof one === 'object');
  return values.length === 0 ? undefined : values;
}

/** Reads one value of a multi-valued attribute. */
export function singleOf(attribute: Attribute, given: unknown): Simple | Complex | undefined {
  if (given === null || given === undefined) return undefined;
  if (attribute.type === 'complex') return partsOf(attribute, given);
  if (attribute.type === 'boolean') return booleanOf(attribute, given);
  if (typeof given === 'string') return given;
  if (typeof given === 'number') return String(given);
  throw refused('invalidValue', `${attribute.name} is a text.`);
}

function partsOf(attribute: Attribute, given: unknown): Complex {
  const parts = attribute.parts ?? [];
  const isShort = typeof given === 'string' && attribute.isMany === true;
  const taken = resourceFrom(parts, isShort ? { value: given } : given);
  return taken as Complex; // parts are simple
}

function booleanOf(attribute: Attribute, given: unknown): boolean {
  if (typeof given === 'boolean') return given;
  const word = typeof given === 'string' ? given.toLowerCase() : '';
  if (word === 'true' || word === 'false') return word === 'true';
  throw refused('invalidValue', `${attribute.name} is true or false.`);
}

/** The resource with a new value for this attribute; undefined removes it. */
export function withValue<Of extends Value>(
  resource: Readonly<Record<string, Of>>,
  name: string,
  value: Of | undefined,
): Readonly<Record<string, Of>> {
  const others = Object.entries(resource).filter(([other]) => other !== name);
  return Object.fromEntries(value === undefined ? others : [...others, [name, value]]);
}
