import 'reflect-metadata';
import { globSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Nest's metadata for a method's parameters: in `3:0`, 3 is a body and 0 the first parameter; 4 is a query. */
const ARGUMENTS = '__routeArguments__';
const BODY_OR_QUERY = /^[34]:/;

interface Argument {
  readonly schema?: unknown;
}

type Controller = new (...args: never[]) => object;

/** Bodies and queries of the admin API, each with the method that takes it. */
async function requests(): Promise<readonly (readonly [name: string, schema: z.ZodType])[]> {
  const found: (readonly [string, z.ZodType])[] = [];
  for (const file of globSync('libs/*/src/**/*.controller.ts', { cwd: root }).sort()) {
    const exported = (await import(`${root}${file}`)) as Readonly<Record<string, unknown>>;
    for (const controller of Object.values(exported).filter(isOfAdminApi)) {
      for (const method of Object.getOwnPropertyNames(controller.prototype)) {
        const given = Reflect.getMetadata(ARGUMENTS, controller, method) as
          | Readonly<Record<string, Argument>>
          | undefined;
        for (const [key, { schema }] of Object.entries(given ?? {})) {
          if (BODY_OR_QUERY.test(key) && schema instanceof z.ZodType)
            found.push([`${controller.name}.${method} ${key}`, schema]);
        }
      }
    }
  }
  return found;
}

function isOfAdminApi(exported: unknown): exported is Controller {
  return (
    typeof exported === 'function' && String(Reflect.getMetadata('path', exported)).startsWith('api/admin')
  );
}

/** A key set may have other members, which are ignored (RFC 7517, 5). */
const SET_OF_KEYS = /\.publicKeys\./;

/** Places in a schema that would ignore an unknown key. */
function laxPlaces(schema: z.ZodType): readonly string[] {
  const described = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any', reused: 'inline' });
  return laxIn(described, '$').filter((place) => !SET_OF_KEYS.test(place));
}

function laxIn(node: unknown, place: string): readonly string[] {
  if (typeof node !== 'object' || node === null) return [];
  const isLax =
    'properties' in node && !('additionalProperties' in node && node.additionalProperties === false);
  return [
    ...(isLax ? [place] : []),
    ...Object.entries(node).flatMap(([name, inner]) => laxIn(inner, `${place}.${name}`)),
  ];
}

it('the admin API refuses unknown keys in every query and at every depth of a body', async () => {
  const all = await requests();
  expect(all.length).toBeGreaterThan(70);
  expect(all.flatMap(([name, schema]) => laxPlaces(schema).map((place) => `${name} ${place}`))).toEqual([]);
});
