import type { QueryResultRow } from 'pg';
import { UnusableDatabase } from '../connection/unusable-database.js';
import { migrations } from '../migrations/index.js';

/** How the schemas of a database relate to this program. */
export interface SchemaState {
  /** The newest migration of this program: its schema version. */
  readonly program: string;
  /** The newest migration applied to the database; null: none, or none that this login may see. */
  readonly database: string | null;
  /** Migrations of this program that the database lacks: `migrate` has not run. */
  readonly missing: readonly string[];
  /** Migrations in the database that this program does not know: a newer program has migrated it. */
  readonly unknown: readonly string[];
}

/** A pool, a connection, or any other object that runs statements. */
interface Queryable {
  query(text: string): Promise<{ readonly rows: readonly QueryResultRow[] }>;
}

/** No table, no schema, no right to read it: the errors of a database that was never migrated, or not since the right was granted. */
const NOT_THERE = ['42P01', '3F000', '42501'];

/**
 * Compares the schema version of a database with that of this program, in one statement that the processes' login may run. During an
 * upgrade an older program works on with a newer database; an older database lacks tables.
 */
export async function schemaState(database: Queryable): Promise<SchemaState> {
  const applied = await appliedTo(database);
  const own = migrations.map(({ name }) => name);
  return {
    program: own.at(-1) ?? '',
    database: [...applied].sort().at(-1) ?? null,
    missing: own.filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !own.includes(name)).sort(),
  };
}

/** @throws UnusableDatabase when a newer program has migrated the database: this one does not know what it would change */
export async function refuseNewerSchema(database: Queryable): Promise<void> {
  const { unknown, program } = await schemaState(database);
  if (unknown.length === 0) return;
  throw new UnusableDatabase(
    `The database was migrated by a newer version: it has ${unknown.join(', ')}, and this program ends at ${program}. ` +
      'Use that version or a newer one; there is no way back but a backup',
  );
}

async function appliedTo(database: Queryable): Promise<readonly string[]> {
  try {
    const { rows } = await database.query('select name from public.schema_migration');
    return rows.map(({ name }) => String(name));
  } catch (error) {
    if (error instanceof Error && 'code' in error && NOT_THERE.includes(String(error.code))) return [];
    throw error;
  }
}
