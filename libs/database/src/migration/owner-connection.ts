import { Client } from 'pg';
import { connectionOptions, type DatabaseVariable } from '../connection/connection-options.js';
import { beginSession, OWNER_SESSION, type SessionPool } from '../connection/session.js';

/** Setting that an owner's connection string is given by, for messages. */
export const OWNER_VARIABLE: DatabaseVariable = 'DATABASE_OWNER_URL';

/** Options of a pool of the owner, for those who open one themselves. */
export function ownerPoolConfig(ownerUrl: string): SessionPool {
  return {
    ...connectionOptions(ownerUrl, OWNER_VARIABLE),
    application_name: 'openeiam migrate',
    onConnect: (client) => beginSession(client, OWNER_SESSION),
  };
}

/** Runs `work` on a connection of the login that owns the schemas, and ends it. */
export async function asOwner<T>(ownerUrl: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({
    ...connectionOptions(ownerUrl, OWNER_VARIABLE),
    application_name: 'openeiam migrate',
  });
  client.on('error', () => undefined); // the statement in hand fails with it
  await client.connect();
  try {
    await beginSession(client, OWNER_SESSION);
    return await work(client);
  } finally {
    await client.end();
  }
}
