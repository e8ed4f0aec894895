import type { ClientBase } from 'pg';
import type { DatabaseVariable } from './connection-options.js';
import { withQueryTimeout } from './with-query-timeout.js';
import { UnusableDatabase } from './unusable-database.js';

/** Oldest major version of PostgreSQL that the product runs on. */
const OLDEST = 15;

const SERVER = `select current_setting('server_version_num') as number, current_setting('server_version') as version,
  current_setting('server_encoding') as encoding`;

interface Server {
  readonly number: string;
  readonly version: string;
  readonly encoding: string;
}

/** @throws UnusableDatabase when the server is too old for the product, or the database cannot hold every text */
export async function checkServer(client: ClientBase, variable: DatabaseVariable): Promise<void> {
  const { rows } = await client.query<Server>(withQueryTimeout(SERVER));
  const { number, version, encoding } = rows[0] ?? { number: '0', version: '0', encoding: '' };
  if (Number(number) < OLDEST * 10_000)
    throw new UnusableDatabase(
      `${variable} points to PostgreSQL ${version}; ${String(OLDEST)} or newer is needed`,
    );
  if (encoding !== 'UTF8')
    throw new UnusableDatabase(
      `${variable} points to a database with the encoding ${encoding}. Create it with: create database … encoding 'UTF8' template template0`,
    );
}
