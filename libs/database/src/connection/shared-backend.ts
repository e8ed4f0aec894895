import type { Client, ClientBase } from 'pg';
import { withQueryTimeout } from './with-query-timeout.js';
import { UnusableDatabase } from './unusable-database.js';

/**
 * Number of comparisons between two connections. A pooler that rotates its server connections gives a different one after at most as many
 * rounds as it keeps idle connections. A pooler that reuses the last one, like PgBouncer by default, is detected in the first round.
 */
const ROUNDS = 8;

/** PgBouncer's answer in its statement mode. */
const NO_TRANSACTIONS = /^transaction blocks not allowed/i;

const PROCESS = 'select pg_backend_pid() as pid';

/**
 * Refuses a pooler that reassigns connections between transactions (PgBouncer's transaction and statement modes). Behind such a pooler,
 * settings, prepared statements and LISTEN belong to a server connection, and the next statement may run on another one.
 *
 * @param client a connection outside of a transaction
 * @param open opens a second connection, called only when there is a pooler
 * @throws UnusableDatabase
 */
export async function refuseSharedBackend(client: ClientBase, open: () => Promise<Client>): Promise<void> {
  const own = await processOf(client);
  if (own === announcedProcess(client)) return;
  const other = await open();
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      if (await areExchanged(client, other, own))
        throw new UnusableDatabase(
          'DATABASE_URL points to a pooler that shares connections between transactions. Settings, notices and ' +
            'prepared statements get lost there. Use session pooling (PgBouncer: pool_mode = session), or use the ' +
            'address of PostgreSQL itself',
        );
    }
  } finally {
    await other.end();
  }
}

/** Whether one of the two connections is served by the other's server process, or has changed its own. */
async function areExchanged(client: ClientBase, other: Client, own: number): Promise<boolean> {
  try {
    await other.query(withQueryTimeout('begin'));
    const [others, mine] = [await processOf(other), await processOf(client)];
    await other.query(withQueryTimeout('rollback'));
    return others === own || mine !== own;
  } catch (error) {
    if (error instanceof Error && NO_TRANSACTIONS.test(error.message)) return true;
    throw error;
  }
}

async function processOf(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ pid: number }>(withQueryTimeout(PROCESS));
  return rows[0]?.pid ?? 0;
}

/** The process id that the other end announced when the connection was opened. A pooler invents one. */
function announcedProcess(client: ClientBase): unknown {
  return 'processID' in client ? client.processID : undefined;
}
