import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Client } from 'pg';
import { DomainError, isId } from '#kernel';
import { Connections } from './connection/connections.js';
import { LONG_READ_SESSION } from './connection/session.js';
import { Snapshot } from './snapshot.js';
import { tenantContext } from './tenant-context.js';

/** Snapshots that one process reads at the same time; each holds a connection, and keeps PostgreSQL from clearing up. */
const MOST_AT_ONCE = 4;

/** Seconds after which it makes sense to ask again when all are taken. */
const RETRY_SECONDS = 15;

/**
 * Reads that may be larger than memory and longer than a request usually takes. Each has a connection of its own: those of
 * the pool are pipelined, which `COPY` cannot share, and nobody who logs on shall wait for an export.
 */
@Injectable()
export class SnapshotReads implements BeforeApplicationShutdown {
  #running = 0;
  #isEnding = false;
  readonly #open = new Set<Client>();

  constructor(private readonly connections: Connections) {}

  /**
   * Runs `work` on a snapshot of the rows of `tenantId`, and ends its connection however `work` ends: a stream that was
   * not read to its end is broken off.
   *
   * @throws DomainError `database.reads_busy` when this process has as many open as it may
   */
  async run<T>(tenantId: string, work: (snapshot: Snapshot) => Promise<T>): Promise<T> {
    if (!isId(tenantId)) throw new TypeError('A snapshot needs the id of a tenant');
    if (this.#running >= MOST_AT_ONCE || this.#isEnding)
      throw new DomainError('unavailable', 'database.reads_busy', { retryAfterSeconds: RETRY_SECONDS });
    this.#running += 1;
    try {
      return await this.onConnection(async (client) => {
        await client.query(`begin isolation level repeatable read read only; ${tenantContext(tenantId)}`);
        return await work(
          new Snapshot(client, () => {
            leave(client);
          }),
        );
      });
    } finally {
      this.#running -= 1;
    }
  }

  /** A process that is to end does not wait for those who read slowly. */
  beforeApplicationShutdown(): void {
    this.#isEnding = true;
    for (const client of this.#open) leave(client);
  }

  private async onConnection<T>(work: (client: Client) => Promise<T>): Promise<T> {
    const client = await this.connections.open({ session: LONG_READ_SESSION, name: 'snapshot' });
    this.#open.add(client);
    try {
      return await work(client);
    } finally {
      this.#open.delete(client);
      leave(client);
    }
  }
}

/** Ends a connection; at once, if a statement is still under way. Nothing was written, so that nothing is to commit. */
function leave(client: Client): void {
  client.end().catch(() => undefined);
}
