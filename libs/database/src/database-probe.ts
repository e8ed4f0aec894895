import { Injectable } from '@nestjs/common';
import { isReadOnly } from '#runtime';
import { NEWEST_MIGRATION, schemaState, type SchemaState } from './schema-state.js';
import { UnitOfWork } from './unit-of-work.js';

/** What a process needs of the database. */
export type DatabaseNeed = 'database' | 'schema' | 'writable';

/** What is not as it must be, and why, in a sentence that tells no secret; nothing when all is well. */
export type DatabaseFaults = { readonly [need in DatabaseNeed]?: string };

/** A statement that changes nothing, and that a database which takes no writes refuses. */
const WRITE = 'delete from messaging.inbox where false';

/** No such table, schema, or right to read it; and no such role, which the first migration makes. */
const UNMIGRATED = new Set(['42P01', '3F000', '42501', '22023']);

const AWAY = 'PostgreSQL cannot be reached.';
const UNKNOWN = 'Not known while PostgreSQL cannot be reached.';
const READ_ONLY = 'PostgreSQL takes no writes: it is a standby, or read-only.';

const SCHEMA: Readonly<Record<Exclude<SchemaState, 'current' | 'newer'>, string>> = {
  missing: 'The database has not been migrated to this version. Run "migrate" of the command line.',
  older: `The database is older than this version, which needs ${NEWEST_MIGRATION}. Run "migrate" of the command line.`,
};

/** Looks whether the database is there, has the schema of this version, and takes writes. */
@Injectable()
export class DatabaseProbe {
  #looking: Promise<DatabaseFaults> | undefined;
  /** A schema never becomes older again. */
  #isSchemaGood = false;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Whoever asks while somebody looks gets the same answer. */
  look(): Promise<DatabaseFaults> {
    this.#looking ??= this.faults().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  private async faults(): Promise<DatabaseFaults> {
    try {
      const schema = this.#isSchemaGood ? undefined : await this.schemaFault();
      if (schema !== undefined) return { schema };
      this.#isSchemaGood = true;
      await this.unitOfWork.ask(null, WRITE);
      return {};
    } catch (error) {
      if (isReadOnly(error)) return { writable: READ_ONLY };
      if (isUnmigrated(error)) return { schema: SCHEMA.missing };
      return { database: AWAY, schema: UNKNOWN, writable: UNKNOWN };
    }
  }

  private async schemaFault(): Promise<string | undefined> {
    const rows = await this.unitOfWork.ask<{ name: string }>(
      null,
      'select name from public.schema_migration',
    );
    const state = schemaState(rows.map(({ name }) => name));
    return state === 'missing' || state === 'older' ? SCHEMA[state] : undefined;
  }
}

function isUnmigrated(error: unknown): boolean {
  return error instanceof Error && 'code' in error && UNMIGRATED.has(String(error.code));
}
