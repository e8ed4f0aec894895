import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { CLOCK, type Clock } from '#kernel';
import { isReadOnly, isServiceAway, Outages } from '#runtime';
import { DATABASE_POOL } from '../pool.js';

/** Milliseconds in which connections are dropped at most once: while nothing can be written, each request finds out anew. */
const DROP_MS = 1_000;

/** Names of what a process does with PostgreSQL, for the line in the log. */
export const QUERIES = 'queries';
const WRITES = 'writes';

/**
 * Lends the connections of the pool. After a failover those that lead to the former primary, where nothing can be written any
 * more, are dropped, all of them as soon as one is found out: new ones lead to where the address leads now.
 */
@Injectable()
export class PoolLending {
  /** When a connection was lent first, by `Clock.elapsedMs`. */
  readonly #since = new WeakMap<PoolClient, number>();
  /** When it was last found out that nothing can be written. */
  #foundOutAt = -Infinity;
  /** Connections from before are dropped. */
  #dropBefore = -Infinity;

  constructor(
    @Inject(DATABASE_POOL) private readonly pool: Pool,
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly outages: Outages,
  ) {}

  async lend(): Promise<PoolClient> {
    for (;;) {
      const client = await this.connect();
      const now = this.clock.elapsedMs();
      const since = this.#since.get(client) ?? now;
      this.#since.set(client, since);
      if (since >= this.oldest(now)) return client;
      client.release(true);
    }
  }

  /** Takes back a connection on which all went well. */
  takeBack(client: PoolClient, hasWritten: boolean): void {
    client.release();
    this.outages.back('PostgreSQL', QUERIES);
    if (hasWritten) this.outages.back('PostgreSQL', WRITES);
  }

  /** Takes back a connection on which something has failed. Nobody else gets it when it cannot roll back. */
  async takeBackFailed(client: PoolClient, error: unknown): Promise<void> {
    if (isReadOnly(error)) {
      this.outages.lost('PostgreSQL', WRITES, error);
      this.#foundOutAt = this.clock.elapsedMs();
      client.release(true);
      return;
    }
    if (isServiceAway(error) && !isExhausted(error)) this.outages.lost('PostgreSQL', QUERIES, error);
    try {
      await client.query('rollback');
      client.release();
    } catch (failure) {
      // The server ends its transaction.
      client.release(failure instanceof Error ? failure : true);
    }
  }

  private async connect(): Promise<PoolClient> {
    try {
      return await this.pool.connect();
    } catch (error) {
      // When all connections are in use, the process is overloaded, not the database.
      if (!isExhausted(error)) this.outages.lost('PostgreSQL', QUERIES, error);
      throw error;
    }
  }

  private oldest(now: number): number {
    if (this.#foundOutAt > this.#dropBefore && now - this.#dropBefore >= DROP_MS)
      this.#dropBefore = this.#foundOutAt;
    return this.#dropBefore;
  }
}

/** What the pool says when none of its connections became free in time. */
function isExhausted(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('timeout exceeded when trying to connect');
}
