import { Client } from 'pg';
import { connectionOptions } from '#database';
import type { TestDatabase } from './test-database.js';

/** Runs a statement as the owner of a spec's database, who is not subject to row-level security. */
export async function asOwner<Row extends object>(
  { url }: Pick<TestDatabase, 'url'>,
  text: string,
  values: readonly unknown[] = [],
): Promise<Row[]> {
  const client = new Client(connectionOptions(url));
  await client.connect();
  try {
    const { rows } = await client.query(text, [...values]);
    return rows as Row[];
  } finally {
    await client.end();
  }
}
