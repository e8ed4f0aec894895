import type { Described } from './described-tables.js';

/** A foreign key in the migrated database. */
export interface ForeignKey {
  readonly name: string;
  readonly table: string;
  /** Columns on both sides, as PostgreSQL writes them. */
  readonly definition: string;
}

export const FOREIGN_KEYS = `
  select conname as name, conrelid::regclass::text as "table", pg_get_constraintdef(oid) as definition
  from pg_constraint where contype = 'f' and connamespace <> 'queue'::regnamespace and conparentid = 0`;

/** The foreign keys that a description names, as PostgreSQL writes them. They include the tenant, unless they refer to the tenant itself. */
export function foreignKeysOf({ name, references }: Described): string[] {
  return Object.entries(references).map(([property, reference]) => {
    const { table, onDelete } =
      typeof reference === 'object' ? reference : { table: reference, onDelete: undefined };
    const column = property.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
    const [from, to] = column === 'tenant_id' ? [column, 'id'] : [`tenant_id, ${column}`, 'tenant_id, id'];
    const rule = onDelete === 'cascade' ? ' ON DELETE CASCADE' : '';
    return `${name}: FOREIGN KEY (${from}) REFERENCES ${String(table)}(${to})${rule}`;
  });
}
