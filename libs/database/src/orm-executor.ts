import { createPostgreSqlTypeParsers } from '@mikro-orm/sql';
import { TypeOverrides, type QueryConfig, type QueryResult, type QueryResultRow } from 'pg';
import { parse as parseArray } from 'postgres-array';

/** The interface that MikroORM's SQL connection needs of a transaction: it runs compiled statements and returns their results. */
interface Executor {
  executeQuery(compiled: { readonly sql: string; readonly parameters: readonly unknown[] }): Promise<{
    readonly rows: readonly QueryResultRow[];
    readonly numAffectedRows: bigint;
  }>;
}

const types = new TypeOverrides();
for (const [oid, parser] of Object.entries(createPostgreSqlTypeParsers((text) => parseArray(text)))) {
  types.setTypeParser(Number(oid), parser);
}

/** Anything that runs statements. */
export interface Queryable {
  query<Row extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<Row>>;
}

/** Lets MikroORM run its statements on one of our connections, with the value parsers that it expects. */
export function executorOn(client: Queryable): Executor {
  return {
    async executeQuery({ sql, parameters }) {
      const result = await client.query<QueryResultRow>({ text: sql, values: [...parameters], types });
      return { rows: result.rows, numAffectedRows: BigInt(result.rowCount ?? 0) };
    },
  };
}
