import { readFileSync } from 'node:fs';

/** A parameter of a route, from the OpenAPI description. */
export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
}

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
}

interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
}

interface Description {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

const description = JSON.parse(
  readFileSync(new URL('../../../admin-ui/openapi.json', import.meta.url), 'utf8'),
) as Description;

const operations = new Map(
  Object.values(description.paths)
    .flatMap((methods) => Object.values(methods))
    .map((operation) => [operation.operationId, operation] as const),
);

/** The parameters of a route. */
export function parametersOf(operationId: string): readonly Parameter[] {
  return operations.get(operationId)?.parameters ?? [];
}

/** Paths of the fields in a route's body, including nested ones. */
export function fieldsOf(operationId: string): readonly (readonly string[])[] {
  const content = operations.get(operationId)?.requestBody?.content ?? {};
  return Object.values(content).flatMap(({ schema }) => (schema === undefined ? [] : pathsIn(schema)));
}

function pathsIn(schema: Schema): readonly (readonly string[])[] {
  const { properties = {} } = resolved(schema);
  return Object.entries(properties).flatMap(([name, inner]) => [
    [name],
    ...pathsIn(inner).map((path) => [name, ...path]),
  ]);
}

function resolved(schema: Schema): Schema {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? schema : (description.components.schemas[name] ?? {});
}
