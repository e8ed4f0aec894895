import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, type QueryCompiler } from 'kysely';

/** A Kysely instance that only builds and compiles: statements run on the connection of a unit of work. */
export function queryBuilder(createQueryCompiler: () => QueryCompiler): Kysely<unknown> {
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler,
    },
  });
}
