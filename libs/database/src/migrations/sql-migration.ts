import { Migration } from '@mikro-orm/migrations';

/** A migration: its name, which orders it, and the statements that it runs. Never edited after a release. */
export interface SqlMigration {
  readonly name: string;
  readonly class: new (...args: ConstructorParameters<typeof Migration>) => Migration;
}

/** Makes a migration of plain SQL statements, run in one transaction. */
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
