import type { Client, ClientBase } from 'pg';
import { soon } from './soon.js';
import { UnusableDatabase } from './unusable-database.js';

/**
 * Looks between two connections: a pooler that hands them out in turn, one pick differs at the latest after as many rounds
 * as it keeps connections idle; one that takes the last first, as PgBouncer does unless told otherwise, shows in the first.
 */
const ROUNDS = 8;

/** What PgBouncer answers in its statement mode. */
const NO_TRANSACTIONS = /^transaction blocks not allowed/i;

const PROCESS = 'select pg_backend_pid() as pid';

/**
 * Refuses a pooler that gives connections away between transactions (PgBouncer's transaction and statement modes). Settings,
 * prepared statements and LISTEN belong to a connection there whose next statement runs on another one.
 *
 * @param client a connection that stands outside of a transaction
 * @param open opens a second one, only when there is a pooler
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

/** Whether a connection's own process serves the other one, or another process serves this one. */
async function areExchanged(client: ClientBase, other: Client, own: number): Promise<boolean> {
  try {
    await other.query(soon('begin'));
    const [others, mine] = [await processOf(other), await processOf(client)];
    await other.query(soon('rollback'));
    return others === own || mine !== own;
  } catch (error) {
    if (error instanceof Error && NO_TRANSACTIONS.test(error.message)) return true;
    throw error;
  }
}

async function processOf(client: ClientBase): Promise<number> {
  const { rows } = await client.query<{ pid: number }>(soon(PROCESS));
  return rows[0]?.pid ?? 0;
}

/** The process that the other end named when the connection was made. A pooler names one of its own invention. */
function announcedProcess(client: ClientBase): unknown {
  return 'processID' in client ? client.processID : undefined;
}
