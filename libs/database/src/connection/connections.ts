import { Client, Pool, type ClientBase, type ClientConfig } from 'pg';
import { batchWrites } from './batch-writes.js';
import { connectionOptions } from './connection-options.js';
import { LoginCheck, type Strictness } from './login-check.js';
import { beginSession, type Session, type SessionPool } from './session.js';
import { refuseSharedBackend } from './shared-backend.js';
import { UnusableDatabase } from './unusable-database.js';

/** A connection outside of any pool. */
export type Connection = Client;

/** A pool of connections. */
export type ConnectionPool = Pool;

/** What distinguishes one use of connections from another. */
export interface Use {
  readonly session: Session;
  /** Appears in `pg_stat_activity` after the product's name: `notices`. */
  readonly name: string;
  /** True: a statement is sent together with the one before it, without waiting for the answer to that. */
  readonly pipeline?: boolean;
}

/**
 * Opens the connections of a process: those of its pool, and those for listening, streaming and queues. Before a connection is used, its
 * `Session` is set up and its login is checked.
 */
export class Connections {
  readonly #options: ClientConfig;
  readonly #login: LoginCheck;

  constructor(url: string, strictness: Strictness) {
    this.#options = connectionOptions(url);
    this.#login = new LoginCheck(strictness);
  }

  /** Opens a pool of at most `max` connections. `onError` receives the errors of lost connections. */
  openPool(use: Use & { readonly max: number }, onError: (error: Error) => void): Pool {
    const pool = new Pool(this.poolConfig(use));
    pool.on('error', onError);
    pool.on('connect', (client) => client.on('error', onError));
    return pool;
  }

  /** Options for a pool that other code opens. */
  poolConfig({ max, ...use }: Use & { readonly max: number }): SessionPool {
    return { ...this.options(use), max, onConnect: (client) => this.ready(client, use) };
  }

  /** Opens a connection outside of any pool. The caller closes it, and learns from its events when it is lost. */
  async open(use: Use): Promise<Client> {
    const client = new Client(this.options(use));
    client.on('error', () => undefined); // the pending statement fails with it
    try {
      await client.connect();
      await this.ready(client, use);
      return client;
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  /**
   * Checks the database when a process starts.
   *
   * @throws UnusableDatabase when the database, its login or the path to it is unsuitable; other errors when it is unreachable
   */
  async check(pool: Pool, session: Session): Promise<void> {
    const client = await pool.connect();
    try {
      await refuseSharedBackend(client, () => this.open({ session, name: 'start' }));
    } finally {
      client.release();
    }
  }

  private options({ session, name, pipeline }: Use): ClientConfig {
    const { application_name: product = '' } = this.#options;
    return {
      ...this.#options,
      application_name: `${product} ${name}`,
      ...(session.answerTimeoutMs > 0 ? { query_timeout: session.answerTimeoutMs } : {}),
      ...(pipeline === true ? { pipeline } : {}),
    };
  }

  private async ready(client: ClientBase, { session, pipeline }: Use): Promise<void> {
    if (pipeline === true) batchWrites(client);
    try {
      await beginSession(client, session);
    } catch (error) {
      // An owner is not a member of the role, and should not be made one.
      if (error instanceof UnusableDatabase) await this.#login.pass(client);
      throw error;
    }
    await this.#login.pass(client);
  }
}
