import { Inject, Injectable } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { CLOCK, type Clock } from '#kernel';
import { isReadOnly, isServiceAway, Outages } from '#runtime';
import { DATABASE_POOL } from '../pool.js';

/** Connections are dropped at most once in this many milliseconds: while no writes are possible, every request detects it again. */
const DROP_MS = 1_000;

/** Name of this use of PostgreSQL in the log. */
export const QUERIES = 'queries';
const WRITES = 'writes';

/**
 * Checks out connections of the pool. After a failover, connections to the former primary can no longer write. As soon as one of them shows
 * that, all are dropped: new ones go where the address leads now.
 */
@Injectable()
export class CheckedPool {
  /** When a connection was first checked out, by `Clock.elapsedMs`. */
  readonly #since = new WeakMap<PoolClient, number>();
  /** When a connection last turned out to be read-only. */
  #foundOutAt = -Infinity;
  /** Connections opened before this moment are dropped. */
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

  /** Takes back a connection after success. */
  takeBack(client: PoolClient, hasWritten: boolean): void {
    client.release();
    this.outages.back('PostgreSQL', QUERIES);
    if (hasWritten) this.outages.back('PostgreSQL', WRITES);
  }

  /** Takes back a connection after a failure. If it cannot roll back, it is closed instead of reused. */
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
      // The server ends the transaction of a closed connection.
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

/** The error of the pool when no connection became free in time. */
function isExhausted(error: unknown): boolean {
  return error instanceof Error && error.message.startsWith('timeout exceeded when trying to connect');
}
