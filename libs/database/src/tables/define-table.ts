import { defineEntity, type EntityMetadataWithProperties, type EntitySchemaWithMeta } from '@mikro-orm/core';

/** Name of a table with its schema: `tenancy.tenant`. */
export type TableName = `${string}.${string}`;

/** The table whose `id` a column names, and what happens to the row when that one is deleted (default: it cannot be). */
export type Reference = TableName | { readonly table: TableName; readonly onDelete: 'cascade' };

/** Foreign keys, by the property that refers to another table's `id`. */
export type References<Properties> = { readonly [Property in keyof Properties]?: Reference };

/** Columns of a table, by MikroORM's property builders. */
type Properties = Readonly<Record<string, unknown>>;

/** The one description of a table. Migrations make it; `test/architecture/tables.spec.ts` compares the two. */
export interface Table<Name extends TableName = TableName, Entity = unknown> {
  readonly name: Name;
  /** For MikroORM: the entity manager reads and changes rows by it, and typed statements take their types from it. */
  readonly entity: Entity;
  readonly references: Readonly<Record<string, Reference | undefined>>;
}

/**
 * Describes a table as a MikroORM entity. MikroORM's `manyToOne` would load and cascade by itself; a reference here is nothing
 * but the foreign key.
 */
export function defineTable<
  const Name extends TableName,
  const EntityName extends string,
  const P extends Properties,
  const PrimaryKey extends (keyof P)[] | undefined = undefined,
>(
  name: Name,
  description: EntityMetadataWithProperties<EntityName, string, P, PrimaryKey> & {
    readonly references?: References<P>;
  },
) {
  const [schema = '', tableName = ''] = name.split('.');
  const { references = {}, ...meta } = description;
  const entity = defineEntity<EntityName, string, P, PrimaryKey>({ ...meta, schema, tableName });
  return { name, entity, references } satisfies Table<Name, EntitySchemaWithMeta>;
}
