import type { Operation, Schema } from './api-document.js';

type Schemas = Readonly<Record<string, Schema>>;

/** How deep an example follows nested schemas. */
const DEEPEST = 4;

/** The schema itself, or the one to which it refers. */
export function resolved(schema: Schema, schemas: Schemas): Schema {
  const name = nameOf(schema);
  const [only] = schema.allOf ?? [];
  if (name !== undefined) return schemas[name] ?? schema;
  return only === undefined ? schema : resolved(only, schemas);
}

/** Name of the schema to which a schema refers. */
export function nameOf({ $ref, allOf: [only] = [] }: Schema): string | undefined {
  return $ref?.replace('#/components/schemas/', '') ?? (only === undefined ? undefined : nameOf(only));
}

/** A value that a schema allows, with the required fields only. */
export function exampleOf(schema: Schema, schemas: Schemas, depth = 0): unknown {
  const known = resolved(schema, schemas);
  const [choice] = known.anyOf ?? known.oneOf ?? [];
  if (choice !== undefined) return exampleOf(choice, schemas, depth);
  if (known.enum !== undefined) return known.enum[0];
  if (known.default !== undefined) return known.default;
  if (known.type === 'object') return depth > DEEPEST ? {} : objectOf(known, schemas, depth);
  if (known.type === 'array')
    return (known.minItems ?? 0) === 0 || known.items === undefined
      ? []
      : [exampleOf(known.items, schemas, depth + 1)];
  if (known.type === 'boolean') return true;
  if (known.type === 'integer' || known.type === 'number') return known.minimum ?? 1;
  return known.format === 'uuid' ? '00000000-0000-7000-8000-000000000000' : '…';
}

function objectOf({ properties = {}, required = [] }: Schema, schemas: Schemas, depth: number): object {
  // A change without required fields is shown with its first field, as an empty request would explain nothing.
  const names = required.length > 0 || depth > 0 ? required : Object.keys(properties).slice(0, 1);
  return Object.fromEntries(
    names.map((name) => [name, exampleOf(properties[name] ?? {}, schemas, depth + 1)]),
  );
}

/** The operation as a curl command. The token comes from the environment, so that the shell's history does not contain it. */
export function curlOf(operation: Operation, origin: string, schemas: Schemas): string {
  const { method, path, parameters, bodyType, body } = operation;
  const address = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => `$${shellName(name)}`);
  const isRevised = parameters.some(({ name }) => name.toLowerCase() === 'if-match');
  const lines = [
    `curl ${method === 'GET' ? '' : `-X ${method} `}"${origin}${address}"`,
    `-H "Authorization: Bearer $OPENEIAM_TOKEN"`,
    ...(isRevised ? [`-H "If-Match: $REVISION"`] : []),
    ...(bodyType === undefined ? [] : [`-H "Content-Type: ${bodyType}"`]),
    ...(bodyType === undefined ? [] : [dataOf(bodyType, body, schemas)]),
  ];
  return lines.join(' \\\n  ');
}

function dataOf(bodyType: string, body: Schema | undefined, schemas: Schemas): string {
  if (bodyType !== 'application/json') return '--data-binary @file';
  return `-d '${JSON.stringify(exampleOf(body ?? {}, schemas)).replaceAll("'", String.raw`'\''`)}'`;
}

/** `accountId` → `ACCOUNT_ID`. */
function shellName(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_').toUpperCase();
}
