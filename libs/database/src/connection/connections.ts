import { Client, Pool, type ClientBase, type ClientConfig } from 'pg';
import { batchWrites } from './batch-writes.js';
import { connectionOptions } from './connection-options.js';
import { LoginCheck, type Strictness } from './login-check.js';
import { beginSession, type Session, type SessionPool } from './session.js';
import { refuseSharedBackend } from './shared-backend.js';
import { UnusableDatabase } from './unusable-database.js';

/** A connection outside of any pool. */
export type Connection = Client;

/** Several connections that are lent in turn. */
export type ConnectionPool = Pool;

/** What distinguishes one use of connections from another. */
export interface Use {
  readonly session: Session;
  /** Stands in `pg_stat_activity` behind the name of the product: `notices`. */
  readonly name: string;
  /** True: a statement is sent without waiting for the answer to the one before, and together with it. */
  readonly pipeline?: boolean;
}

/**
 * How a process comes to its connections: those of its pool, and those that listen, stream and serve queues. Each
 * stands on the same ground before it is used, as its `Session` says, with a login that was looked at.
 */
export class Connections {
  readonly #options: ClientConfig;
  readonly #login: LoginCheck;

  constructor(url: string, strictness: Strictness) {
    this.#options = connectionOptions(url);
    this.#login = new LoginCheck(strictness);
  }

  /** Opens a pool of at most `max` connections. `onError` hears of those that were lost. */
  openPool(use: Use & { readonly max: number }, onError: (error: Error) => void): Pool {
    const pool = new Pool(this.poolConfig(use));
    pool.on('error', onError);
    pool.on('connect', (client) => client.on('error', onError));
    return pool;
  }

  /** Options of a pool that somebody else opens. */
  poolConfig({ max, ...use }: Use & { readonly max: number }): SessionPool {
    return { ...this.options(use), max, onConnect: (client) => this.ready(client, use) };
  }

  /** Opens a connection outside of any pool. The caller ends it, and hears by events when it is lost. */
  async open(use: Use): Promise<Client> {
    const client = new Client(this.options(use));
    client.on('error', () => undefined); // the statement in hand fails with it
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
   * Looks at the database when a process starts.
   *
   * @throws UnusableDatabase when it, its login or the way to it is not to be worked with; other errors when it is away
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
      // An owner is no member of the role, and making it one is not what should be done.
      if (error instanceof UnusableDatabase) await this.#login.pass(client);
      throw error;
    }
    await this.#login.pass(client);
  }
}
