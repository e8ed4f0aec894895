import { Client } from 'pg';
import { connectionOptions } from './connection-options.js';
import { checkServer } from './server.js';

/**
 * Checks that a database can be reached and is suitable for the product, before anything is created in it.
 *
 * @throws UnusableDatabase, or the error that prevented the connection
 */
export async function checkDatabase(url: string): Promise<void> {
  const client = new Client(connectionOptions(url));
  client.on('error', () => undefined); // the pending statement fails with it
  try {
    await client.connect();
    await checkServer(client, 'DATABASE_URL');
  } finally {
    await client.end();
  }
}
