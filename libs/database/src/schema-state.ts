import { migrations } from './migrations/index.js';

/** How the schema of a database stands to this version: `newer` can be worked with, as servers are replaced one by one. */
export type SchemaState = 'current' | 'missing' | 'older' | 'newer';

/** The migration that this version needs last. */
export const NEWEST_MIGRATION = migrations.at(-1)?.name ?? '';

/** @param applied names of the migrations that the database has had; undefined when it has never been migrated */
export function schemaState(applied: readonly string[] | undefined): SchemaState {
  if (applied === undefined || applied.length === 0) return 'missing';
  const had = new Set(applied);
  if (migrations.some(({ name }) => !had.has(name))) return 'older';
  return had.size > migrations.length ? 'newer' : 'current';
}
