import * as z from 'zod';

/** An OpenAPI schema, and the named ones that it refers to. */
interface ConvertedSchema {
  readonly schema: unknown;
  readonly components: Readonly<Record<string, unknown>>;
}

/**
 * Converts a zod schema into the JSON Schema of OpenAPI 3.0; undefined for schemas of other libraries. A schema named with `.meta({ id:
 * 'LogonMenu' })` becomes a component of that name, and a type in generated clients.
 */
export function convertSchema(
  schema: unknown,
  { schemaType }: { readonly schemaType: 'input' | 'output' },
): ConvertedSchema | undefined {
  if (!(schema instanceof z.ZodType)) return undefined;
  const {
    $schema: _dialect,
    definitions = {},
    ...converted
  } = z.toJSONSchema(schema, {
    target: 'openapi-3.0',
    io: schemaType,
    unrepresentable: 'any',
    reused: 'inline',
    override: ({ zodSchema, jsonSchema }) => {
      // A Date is sent as ISO 8601 text.
      if (zodSchema._zod.def.type === 'date')
        Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
      // `readonly` in code does not mean that a client must not send it.
      delete jsonSchema.readOnly;
    },
  });
  return { schema: converted, components: definitions as ConvertedSchema['components'] };
}
