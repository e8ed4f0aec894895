import { Client } from 'pg';
import { connectionOptions } from '../connection/connection-options.js';

/** Runs statements as the owner of a database and returns the rows of the last. */
export async function asOwner(url: string, ...statements: string[]): Promise<Record<string, unknown>[]> {
  const client = new Client(connectionOptions(url));
  await client.connect();
  try {
    let rows: Record<string, unknown>[] = [];
    for (const statement of statements) rows = (await client.query<Record<string, unknown>>(statement)).rows;
    return rows;
  } finally {
    await client.end();
  }
}
