import { Client } from 'pg';
import { connectionOptions, type DatabaseVariable } from '../connection/connection-options.js';
import { beginSession, OWNER_SESSION, type SessionPool } from '../connection/session.js';

/** Setting with the owner's connection string, for messages. */
export const OWNER_VARIABLE: DatabaseVariable = 'DATABASE_OWNER_URL';

/** Options for a pool of the owner, for callers that open one themselves. */
export function ownerPoolConfig(ownerUrl: string): SessionPool {
  return {
    ...connectionOptions(ownerUrl, OWNER_VARIABLE),
    application_name: 'openeiam migrate',
    onConnect: (client) => beginSession(client, OWNER_SESSION),
  };
}

/** Runs `work` on a connection of the login that owns the schemas, then closes it. */
export async function asOwner<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    ...connectionOptions(ownerUrl, OWNER_VARIABLE),
    application_name: 'openeiam migrate',
  });
  client.on('error', () => undefined); // the pending statement fails with it
  await client.connect();
  try {
    await beginSession(client, OWNER_SESSION);
    return await work(client);
  } finally {
    await client.end();
  }
}
