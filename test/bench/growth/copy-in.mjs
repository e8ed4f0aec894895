import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';

/** Rows in one chunk. */
const BATCH = 500;

/**
 * Inserts rows into a table by COPY. Indexes that enforce nothing are dropped before and created again at the end.
 *
 * @param {import('pg').Client} client with the rights of the owner
 * @param {string} table with its schema
 * @param {readonly string[]} columns
 * @param {Iterable<readonly unknown[]>} rows values in the order of the columns, without characters that COPY would have to escape
 */
export async function copyIn(client, table, columns, rows) {
  const { rows: indexes } = await client.query(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid = $1::regclass and not i.indisunique`,
    [table],
  );
  await client.query('begin');
  await client.query(`set local maintenance_work_mem = '256MB'`);
  for (const { name } of indexes) await client.query(`drop index ${name}`);
  const copy = copyFrom(`copy ${table} (${columns.join(', ')}) from stdin`);
  await pipeline(Readable.from(chunks(rows)), client.query(copy));
  for (const { definition } of indexes) await client.query(definition);
  await client.query('commit');
  // As autovacuum does in time.
  await client.query(`vacuum analyze ${table}`);
}

function* chunks(rows) {
  let lines = [];
  for (const row of rows) {
    lines.push(`${row.map((value) => value ?? '\\N').join('\t')}\n`);
    if (lines.length < BATCH) continue;
    yield lines.join('');
    lines = [];
  }
  yield lines.join('');
}
