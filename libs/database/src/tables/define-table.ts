import {
  defineEntity,
  type EntityMetadataWithProperties,
  type EntitySchemaWithMeta,
  type InferPrimaryKeyConstraint,
} from '@mikro-orm/core';

/** Name of a table with its schema: `tenancy.tenant`. */
export type TableName = `${string}.${string}`;

/**
 * The table whose `id` a column refers to (within the tenant, if it has one), and what happens to the row when that one is deleted.
 * Default: it cannot be deleted.
 */
export type Reference = TableName | { readonly table: TableName; readonly onDelete: 'cascade' };

/** A policy of row-level security: which rows are visible (`using`), and which may be written (`check`). */
export interface Policy {
  readonly name: string;
  /** Default: all of them. */
  readonly command?: 'select' | 'insert' | 'update' | 'delete';
  readonly using?: string;
  readonly check?: string;
}

/** Columns of a table, as MikroORM property builders. */
type Properties = Readonly<Record<string, unknown>>;

type PrimaryKeyOf<P extends Properties> = (keyof P)[] | undefined;

/** The parts of MikroORM's table description that callers give. */
interface Description<P extends Properties, Key extends PrimaryKeyOf<P>> extends Omit<
  EntityMetadataWithProperties<string, string, P, Key>,
  'name' | 'schema' | 'tableName' | 'properties' | 'primaryKeys' | 'policies'
> {
  readonly properties: P;
  /** In the order of the key, if there are several. */
  readonly primaryKeys?: Key & InferPrimaryKeyConstraint<P>[];
  readonly policies?: Policy[];
  /** Foreign keys, by the property that refers to another table. */
  readonly references?: { readonly [Property in keyof P]?: Reference };
}

/** The single description of a table. Migrations create the table; `test/architecture/tables.spec.ts` compares the two. */
export interface Table<Name extends TableName = TableName, Entity = unknown> {
  readonly name: Name;
  /** For MikroORM: the entity manager reads and changes rows through it, and typed statements derive their types from it. */
  readonly entity: Entity;
  readonly references: Readonly<Record<string, Reference | undefined>>;
}

/**
 * Describes a table as a MikroORM entity. MikroORM's `manyToOne` would load and cascade by itself; here a reference is only the foreign
 * key.
 */
export function defineTable<
  const Name extends TableName,
  const P extends Properties,
  const Key extends PrimaryKeyOf<P> = undefined,
>(name: Name, { references = {}, ...description }: Description<P, Key>) {
  const [schema = '', tableName = ''] = name.split('.');
  const meta = { ...description, name: entityName(name), schema, tableName };
  const entity = defineEntity<string, string, P, Key>(meta);
  return { name, entity, references } satisfies Table<Name, EntitySchemaWithMeta>;
}

/** MikroORM needs a separate entity name: `TenancyTenant`. */
function entityName(table: TableName): string {
  return table.replace(/(?:^|[._])([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
