import { describedTables } from './described-tables.js';
import { productSources, type Source } from './sources.js';

/**
 * The lib that may name the tables of others: it deletes a tenant with all of its rows, re-encrypts every encrypted column under a new
 * key, and checks the whole database.
 */
const OPERATOR = 'operations';

/** Names one table that every process writes to, to find out whether the database accepts writes. */
const PROBE = 'libs/database/src/database-probe.ts';

/** Files that may hold statements: those beside the tables, and those that hold nothing else. */
const FOR_STATEMENTS = /\/infra\/|-(?:sql|statements)\.ts$/;

/**
 * Whole statements that are text and not part of a typed one: `select … from`, `insert into`, `update … set`, `delete from`,
 * `with … as (`.
 */
const STATEMENT =
  /(?<!\bsql(?:<[^`;]*>)?)[`'"]\s*(?:select\b(?![^`'"]*['"`]\s*:)[^;]*?\bfrom\b|insert\s+into\b|update\s+\S+(?:\s+\w+)?\s+set\b|delete\s+from\b|with\s+\w+\s+as\s*\()/i;

describe('a table', () => {
  const sources = productSources();

  it('is named only by the lib that describes it', async () => {
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

  it('is read and written by statements in files of their own, not in classes', () => {
    expect(withText.map(({ path }) => path).filter((path) => !FOR_STATEMENTS.test(path))).toEqual([]);
  });

  it('is named in SQL text only with a comment that says why no typed statement is used', () => {
    const withoutReason = withText.filter(({ comments }) => !/\btext\b/.test(comments));
    expect(withoutReason.map(({ path }) => path)).toEqual([]);
  });
});

/** Whether the code names a table in SQL or in a typed statement: after a keyword or a method that takes a table. */
function isRead(table: string, code: Source['code']): boolean {
  const name = table.replace('.', '\\.');
  return new RegExp(
    `(?:\\b(?:from|join|into|update|using|truncate)\\s+(?:only\\s+)?|(?:From|Join|Into|Table)\\(\\s*')${name}(?![\\w.-])`,
    'i',
  ).test(code);
}
