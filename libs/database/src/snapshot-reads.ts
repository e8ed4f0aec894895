import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Client } from 'pg';
import { DomainError, isId } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { Connections } from './connection/connections.js';
import { LONG_READ_SESSION, LONGEST_READ_MS } from './connection/session.js';
import { Snapshot } from './snapshot.js';
import { tenantContext } from './tenant-context.js';

/** Extra milliseconds for a reader whose connection has gone silent: normally the server ends the statement by itself. */
const GRACE_MS = 2_000;

const MINUTE_MS = 60_000;

/** Seconds to wait before a retry when all reads are taken. */
const RETRY_SECONDS = 15;

/**
 * Reads that may be larger than memory and longer than a usual request. Each has a connection of its own: the pool's connections are
 * pipelined, which `COPY` does not allow, and logons must not wait for an export.
 */
@Injectable()
export class SnapshotReads implements BeforeApplicationShutdown {
  #running = 0;
  #isEnding = false;
  readonly #open = new Set<Client>();

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly connections: Connections,
  ) {}

  /**
   * Runs `work` on a snapshot of the rows of `tenantId`, and closes its connection however `work` ends: a stream that was not read to its
   * end is aborted.
   *
   * @param longestMs milliseconds for all of it, including the time in which the reader is idle
   * @throws DomainError `database.reads_busy` when this process has reached its limit of open reads, `database.read_too_long`
   */
  async run<T>(
    tenantId: string,
    work: (snapshot: Snapshot) => Promise<T>,
    longestMs = LONGEST_READ_MS,
  ): Promise<T> {
    if (!isId(tenantId)) throw new TypeError('A snapshot needs the id of a tenant');
    // Each open snapshot keeps PostgreSQL from vacuuming newer dead rows.
    if (this.#running >= this.settings.DATABASE_READS || this.#isEnding)
      throw new DomainError('unavailable', 'database.reads_busy', { retryAfterSeconds: RETRY_SECONDS });
    this.#running += 1;
    try {
      return await this.onConnection(longestMs, async (client) => {
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

  /** A process that is shutting down does not wait for slow readers. */
  beforeApplicationShutdown(): void {
    this.#isEnding = true;
    for (const client of this.#open) leave(client);
  }

  private async onConnection<T>(longestMs: number, work: (client: Client) => Promise<T>): Promise<T> {
    const session = { ...LONG_READ_SESSION, statementTimeoutMs: longestMs };
    const client = await this.connections.open({ session, name: 'snapshot' });
    const begun = performance.now();
    this.#open.add(client);
    const deadline = setTimeout(leave, longestMs + GRACE_MS, client);
    try {
      return await work(client);
    } catch (error) {
      // The error differs depending on whether the server ended the statement or we closed the connection.
      const isLate = performance.now() - begun >= longestMs;
      throw isLate && !(error instanceof DomainError) ? tooLong(longestMs, error) : error;
    } finally {
      clearTimeout(deadline);
      this.#open.delete(client);
      leave(client);
    }
  }
}

function tooLong(longestMs: number, cause: unknown): DomainError {
  const minutes = String(Math.ceil(longestMs / MINUTE_MS));
  return new DomainError('unavailable', 'database.read_too_long', {
    detail: `Reading took longer than ${minutes} minutes and was broken off. Ask for less, or when the database has less to do.`,
    cause,
  });
}

/** Closes a connection, at once if a statement is still running. Nothing was written, so there is nothing to commit. */
function leave(client: Client): void {
  client.end().catch(() => undefined);
}
