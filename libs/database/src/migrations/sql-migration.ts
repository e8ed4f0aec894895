import { Migration } from '@mikro-orm/migrations';

/** A migration: its name, which orders it, and the statements that it runs. Never edited after a release. */
export interface SqlMigration {
  readonly name: string;
  readonly class: new (...args: ConstructorParameters<typeof Migration>) => Migration;
}

/** Creates a migration of plain SQL statements, run in one transaction. */
export function sqlMigration(name: string, statements: readonly string[]): SqlMigration {
  return {
    name,
    class: class extends Migration {
      override up(): void {
        for (const statement of statements) this.addSql(statement);
      }
    },
  };
}

/** Runs a statement of a migration, with a value for each `?` in it, and returns its rows. */
export type Execute = (statement: string, values?: unknown[]) => Promise<readonly unknown[]>;

/** Creates a migration that computes values in code where SQL cannot; in one transaction as well. */
export function codeMigration(name: string, work: (execute: Execute) => Promise<void>): SqlMigration {
  return {
    name,
    class: class extends Migration {
      override async up(): Promise<void> {
        await work((statement, values) => this.execute(statement, values));
      }
    },
  };
}
