import { Injectable } from '@nestjs/common';
import { isReadOnly } from '#runtime';
import { schemaState, type SchemaState } from './migration/schema-state.js';
import { UnitOfWork } from './unit-of-work.js';

/** A requirement of a process for its database. */
export type DatabaseNeed = 'database' | 'schema' | 'writable';

/** The requirements that are not met, each with a sentence without secrets; empty when all is well. */
export type DatabaseFaults = { readonly [need in DatabaseNeed]?: string };

/** A statement that changes nothing, and that a database without write access refuses. */
const WRITE = 'delete from messaging.inbox where false';

const AWAY = 'PostgreSQL cannot be reached.';
const UNKNOWN = 'Not known while PostgreSQL cannot be reached.';
const READ_ONLY = 'PostgreSQL accepts no writes: it is a standby or read-only.';

/** Checks that the database is reachable, has the schema of this version, and accepts writes. */
@Injectable()
export class DatabaseProbe {
  #looking: Promise<DatabaseFaults> | undefined;
  /** Once migrated, a schema never becomes older again. */
  #isSchemaGood = false;

  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Calls during a check share its result. */
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
      await this.unitOfWork.query(null, WRITE);
      return {};
    } catch (error) {
      if (isReadOnly(error)) return { writable: READ_ONLY };
      return { database: AWAY, schema: UNKNOWN, writable: UNKNOWN };
    }
  }

  private async schemaFault(): Promise<string | undefined> {
    return faultOf(
      await schemaState({ query: async (text) => ({ rows: await this.unitOfWork.query(null, text) }) }),
    );
  }
}

/** A newer schema is fine, because servers are replaced one by one. */
function faultOf({ database, program, missing }: SchemaState): string | undefined {
  if (missing.length === 0) return undefined;
  const what =
    database === null
      ? 'The database has not been migrated.'
      : `The database is older than this version, which needs ${program}.`;
  return `${what} Run "migrate" of the command line.`;
}
