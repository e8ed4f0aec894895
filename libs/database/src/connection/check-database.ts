import { Client } from 'pg';
import { connectionOptions } from './connection-options.js';
import { checkServer } from './server.js';

/**
 * Looks whether a database can be reached and is one that the product runs on, before anything is made in it.
 *
 * @throws UnusableDatabase, or what kept the connection from being made
 */
export async function checkDatabase(url: string): Promise<void> {
  const client = new Client(connectionOptions(url));
  client.on('error', () => undefined); // the statement in hand fails with it
  try {
    await client.connect();
    await checkServer(client, 'DATABASE_URL');
  } finally {
    await client.end();
  }
}
