import { Inject, Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { Client } from 'pg';
import { DomainError, isId } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { Connections } from './connection/connections.js';
import { LONG_READ_SESSION, LONGEST_READ_MS } from './connection/session.js';
import { Snapshot } from './snapshot.js';
import { tenantContext } from './tenant-context.js';

/** Milliseconds that a reader has beyond its time, whose connection has fallen silent: the server gives up a statement by itself. */
const GRACE_MS = 2_000;

const MINUTE_MS = 60_000;

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

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly connections: Connections,
  ) {}

  /**
   * Runs `work` on a snapshot of the rows of `tenantId`, and ends its connection however `work` ends: a stream that was
   * not read to its end is broken off.
   *
   * @param longestMs milliseconds for all of it, those included in which nobody takes what was read
   * @throws DomainError `database.reads_busy` when this process has as many open as it may, `database.read_too_long`
   */
  async run<T>(
    tenantId: string,
    work: (snapshot: Snapshot) => Promise<T>,
    longestMs = LONGEST_READ_MS,
  ): Promise<T> {
    if (!isId(tenantId)) throw new TypeError('A snapshot needs the id of a tenant');
    // Each keeps PostgreSQL from clearing up behind it.
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

  /** A process that is to end does not wait for those who read slowly. */
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
      // Whether the server has ended the statement or we the connection, what is read says something else of it.
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

/** Ends a connection; at once, if a statement is still under way. Nothing was written, so that nothing is to commit. */
function leave(client: Client): void {
  client.end().catch(() => undefined);
}
