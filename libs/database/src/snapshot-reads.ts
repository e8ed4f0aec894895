import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { Client } from 'pg';
import { DomainError, isId } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import {
  ANSWER_TIMEOUT_MS,
  CONNECT_TIMEOUT_MS,
  KEEP_ALIVE_MS,
  LONG_READ_OPTIONS,
  LONG_READ_TIMEOUT_MS,
} from './app-role.js';
import { databaseUrl } from './database-url.js';
import { Snapshot } from './snapshot.js';
import { tenantContext } from './tenant-context.js';

/** Seconds after which it makes sense to ask again when all are taken. */
const RETRY_SECONDS = 15;

/**
 * Reads that may be larger than memory and longer than a request usually takes. Each has a connection of its own: those of
 * the pool are pipelined, which `COPY` cannot share, and nobody who logs on shall wait for an export.
 */
@Injectable()
export class SnapshotReads implements BeforeApplicationShutdown {
  readonly #open = new Set<Client>();

  constructor(@Inject(SETTINGS) private readonly settings: Settings) {}

  /**
   * Runs `work` on a snapshot of the rows of `tenantId`, and ends its connection however `work` ends: a stream that was
   * not read to its end is broken off.
   *
   * @throws DomainError `database.reads_busy` when this process has as many open as it may
   */
  async run<T>(tenantId: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    if (!isId(tenantId)) throw new TypeError('A snapshot needs the id of a tenant');
    // Each keeps PostgreSQL from clearing up behind it.
    if (this.#open.size >= this.settings.DATABASE_READS)
      throw new DomainError('unavailable', 'database.reads_busy', { retryAfterSeconds: RETRY_SECONDS });
    const client = this.newClient();
    this.#open.add(client);
    const deadline = setTimeout(() => {
      leave(client);
    }, LONG_READ_TIMEOUT_MS + ANSWER_TIMEOUT_MS);
    try {
      await client.connect();
      await client.query(`begin isolation level repeatable read read only; ${tenantContext(tenantId)}`);
      return await work(
        new Snapshot(client, () => {
          leave(client);
        }),
      );
    } finally {
      clearTimeout(deadline);
      this.#open.delete(client);
      leave(client);
    }
  }

  /** A process that is to end does not wait for those who read slowly. */
  beforeApplicationShutdown(): void {
    for (const client of this.#open) leave(client);
  }

  private newClient(): Client {
    const client = new Client({
      connectionString: databaseUrl(this.settings),
      options: LONG_READ_OPTIONS,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_MS,
      application_name: 'openeiam snapshot',
    });
    client.on('error', () => undefined); // the statement in hand fails with it
    return client;
  }
}

/** Ends a connection; at once, if a statement is still under way. Nothing was written, so that nothing is to commit. */
function leave(client: Client): void {
  client.end().catch(() => undefined);
}
