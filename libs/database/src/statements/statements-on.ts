import { PostgresQueryCompiler, type Compilable, type Kysely } from 'kysely';
import type { EntitySchemaWithMeta, InferKyselyTable } from '@mikro-orm/postgresql';
import type { Table, TableName } from '../tables/define-table.js';
import { PreparedStatement } from './prepared-statement.js';
import { queryBuilder } from './query-builder.js';
import { sqlParams, type SqlParams } from './sql-params.js';
import { StatementCompiler } from './statement-compiler.js';

type AnyTable = Table<TableName, EntitySchemaWithMeta>;

/** The table types for Kysely: full table names, and columns under their PostgreSQL names. */
export type TypesOf<Tables extends readonly AnyTable[]> = {
  [One in Tables[number] as One['name']]: InferKyselyTable<One['entity']>;
};

const preparing = queryBuilder(() => new StatementCompiler());
const composing = queryBuilder(() => new PostgresQueryCompiler());

/** Creates typed statements on some tables. */
export interface Statements<Types> {
  /**
   * A statement with a fixed text. Variable values come through parameters, whose types `build` declares: `prepare((db, $: SqlParams<{ id:
   * string }>) => db.selectFrom('tenancy.tenant').select('slug').where('id', '=', $.id))`. Never use outside values in `build`: every value other
   * than a parameter becomes part of the text.
   */
  readonly prepare: <Row, Values = object>(
    build: (db: Kysely<Types>, $: SqlParams<Values>) => Compilable<Row>,
  ) => PreparedStatement<Values, Row>;
  /** For a statement with a variable text, such as a search; run it with `queryOnce`. */
  readonly db: Kysely<Types>;
}

/** Typed statements on the tables of a lib, and on no others. */
export function statementsOn<const Tables extends readonly AnyTable[]>(
  ..._tables: Tables
): Statements<TypesOf<Tables>> {
  return {
    prepare: (build) => new PreparedStatement(() => build(preparing as Kysely<TypesOf<Tables>>, sqlParams())),
    db: composing as Kysely<TypesOf<Tables>>,
  };
}
