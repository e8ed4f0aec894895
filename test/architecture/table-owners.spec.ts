import { describedTables } from './described-tables.js';
import { productSources, type Source } from './sources.js';

/**
 * Libs that may name the tables of others: the operator's, which deletes a tenant with all of its rows, renews the keys of every encrypted
 * column, and examines the whole database.
 */
const OPERATOR = 'operations';

/** It has to know one table that every process writes to, to find out whether the database takes writes. */
const PROBE = 'libs/database/src/database-probe.ts';

/** Statements that are text: `select … from`, `insert into`, `update … set`, `delete from`, `with … as (`. */
const STATEMENT =
  /[`'"(]\s*(?:select\b(?![^`'"]*['"`]\s*:)[\s\S]*?\bfrom\b|insert\s+into\b|update\s+\S+(?:\s+\w+)?\s+set\b|delete\s+from\b|with\s+\w+\s+as\s*\()/i;

describe('who knows of tables', () => {
  const sources = productSources();

  it('is nobody but the lib that describes them', async () => {
    const tables = await describedTables();
    const foreign = sources
      .filter(({ lib, path }) => lib !== OPERATOR && path !== PROBE && !path.endsWith('.table.ts'))
      .flatMap(({ lib, path, code }) =>
        tables
          .filter((table) => table.lib !== lib && isRead(table.name, code))
          .map((table) => `${path} reads ${table.name} of ${table.lib}`),
      );
    expect(foreign).toEqual([]);
  });

  it('is no use case: statements stand in `infra/`', () => {
    const withSql = sources
      .filter(
        ({ path }) =>
          path.includes('/application/') || path.includes('/http/') || path.includes('/listeners/'),
      )
      .filter(({ code }) => STATEMENT.test(code))
      .map(({ path }) => path);
    expect(withSql).toEqual([]);
  });
});

/** Whether a table is named as one is in SQL or in a typed statement: behind the word or the method that takes a table. */
function isRead(table: string, code: Source['code']): boolean {
  const name = table.replace('.', '\\.');
  return new RegExp(
    `(?:\\b(?:from|join|into|update|using|truncate)\\s+(?:only\\s+)?|(?:From|Join|Into|Table)\\(\\s*')${name}(?![\\w.-])`,
    'i',
  ).test(code);
}
