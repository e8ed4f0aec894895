import type { Operation } from '../../admin/scene/operations.js';
import { addressOf, bodyOf, type Base, type Oddity } from './bases.js';
import { fieldsOf, parametersOf } from './described.js';
import { ODD_BODIES, ODD_CURSORS, ODD_OTHERS, ODD_TEXTS } from './odd-values.js';

/** A way to break a valid request, with its description. */
export interface NamedOddity {
  readonly what: string;
  readonly of: (base: Base) => Oddity;
}

/** Every way to break one part of a valid request. */
export function odditiesOf(operation: Operation): readonly NamedOddity[] {
  return [
    ...oddBodies(operation),
    ...parametersOf(operation.id).flatMap(({ name, in: place }) => {
      if (place === 'query') return oddQueries(name);
      return place === 'path' ? oddPaths(operation, name) : oddHeaders(name);
    }),
  ];
}

function oddBodies(operation: Operation): readonly NamedOddity[] {
  if (operation.bodyType === undefined) return [];
  if (operation.bodyType === 'text/csv') return oddCells();
  const paths = [...fieldsOf(operation.id), ...pathsIn(bodyOf(operation))];
  const fields = new Map(paths.map((path) => [path.join('.'), path]));
  return [
    ...[...fields].flatMap(([name, path]) =>
      [...ODD_TEXTS, ...ODD_OTHERS, undefined].map((value) => ({
        what: `${name} = ${short(value)}`,
        of: ({ body }: Base) => ({ body: withValue(body, path, value) }),
      })),
    ),
    {
      what: 'a field that nobody knows',
      of: ({ body }) => ({ body: { ...(body as object), nobodyKnows: '\ud800' } }),
    },
    ...ODD_BODIES.map(([text, type]) => ({
      what: `body ${short(text)} as ${type}`,
      of: () => ({ text, headers: { 'content-type': type } }),
    })),
  ];
}

/** Odd cells of a CSV file. */
function oddCells(): readonly NamedOddity[] {
  return ODD_TEXTS.flatMap((value) =>
    [`username\n${value}`, `${value}\nx`, `username,displayName,email,role\nodd-row,"${value}",,member`].map(
      (body) => ({ what: `the file ${short(body)}`, of: () => ({ body }) }),
    ),
  );
}

function oddQueries(name: string): readonly NamedOddity[] {
  const values =
    name === 'cursor' || name === 'after' ? [...ODD_ADDRESS_TEXTS, ...ODD_CURSORS] : ODD_ADDRESS_TEXTS;
  const odd = [`=a&${name}=b`, '[]=a', '[x]=a', '', '=%', '=%ff%00', `=a${`&${name}=a`.repeat(300)}`];
  return [...values.map((value) => `=${encodeURIComponent(value)}`), ...odd].map((rest) => ({
    what: `?${name}${short(rest)}`,
    of: () => ({ query: `?${name}${rest}` }),
  }));
}

function oddPaths(operation: Operation, name: string): readonly NamedOddity[] {
  return ODD_ADDRESS_TEXTS.filter((text) => text.trim() !== '').map((value) => ({
    what: `{${name}} = ${short(value)}`,
    of: ({ values }) => ({
      address: addressOf(operation, { ...values, [name]: encodeURIComponent(value) }),
    }),
  }));
}

function oddHeaders(name: string): readonly NamedOddity[] {
  return ['', '"', '*', '"x", "y"', `"${'x'.repeat(4_000)}"`, '"\u00ff"'].map((value) => ({
    what: `${name}: ${short(value)}`,
    of: () => ({ headers: { [name]: value } }),
  }));
}

/** Addresses can only hold well-formed text, of limited length. */
const ODD_ADDRESS_TEXTS = ODD_TEXTS.map((text) => text.toWellFormed().slice(0, 9_000));

function pathsIn(body: unknown): readonly (readonly string[])[] {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return [];
  return Object.entries(body).flatMap(([name, inner]) => [
    [name],
    ...pathsIn(inner).map((path) => [name, ...path]),
  ]);
}

/** The body with another value for one field; undefined removes the field. */
function withValue(body: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (name === undefined) return value;
  const fields = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  return { ...fields, [name]: withValue(fields[name], rest, value) };
}

function short(value: unknown): string {
  const text = value === undefined ? 'missing' : JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}… (${String(text.length)})` : text;
}
