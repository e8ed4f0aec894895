import { describedTables } from './described-tables.js';
import { productSources, type Source } from './sources.js';

/**
 * Libs that may name the tables of others: the operator's, which deletes a tenant with all of its rows, renews the keys of every encrypted
 * column, and examines the whole database.
 */
const OPERATOR = 'operations';

/** It has to know one table that every process writes to, to find out whether the database takes writes. */
const PROBE = 'libs/database/src/database-probe.ts';

/** Where statements stand: beside their tables, or in a file of nothing else. */
const FOR_STATEMENTS = /\/infra\/|-(?:sql|statements)\.ts$/;

/**
 * Whole statements that are text, and no part of a typed one: `select … from`, `insert into`, `update … set`, `delete from`,
 * `with … as (`.
 */
const STATEMENT =
  /(?<!\bsql(?:<[^`;]*>)?)[`'"]\s*(?:select\b(?![^`'"]*['"`]\s*:)[^;]*?\bfrom\b|insert\s+into\b|update\s+\S+(?:\s+\w+)?\s+set\b|delete\s+from\b|with\s+\w+\s+as\s*\()/i;

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

  const withText = sources
    .filter(({ lib }) => lib !== OPERATOR && lib !== 'database')
    .filter(({ code }) => STATEMENT.test(code));

  it('is no class that does something: statements stand in files of their own', () => {
    expect(withText.map(({ path }) => path).filter((path) => !FOR_STATEMENTS.test(path))).toEqual([]);
  });

  it('writes as text only what typed statements cannot say, and says why', () => {
    const withoutReason = withText.filter(({ comments }) => !/\btext\b/.test(comments));
    expect(withoutReason.map(({ path }) => path)).toEqual([]);
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
