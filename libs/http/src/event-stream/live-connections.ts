import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { DomainError } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { METRICS } from '../metrics/registry.js';

/** Seconds after which a browser that found no place may try again. */
const RETRY_SECONDS = 10;

/** Maximum connections of one waiting person: a few open pages, and dead ones that the server has not noticed yet. */
const MOST_OF_ONE = 10;

/** The browser that waits. */
export interface Waiting {
  /** The tenant whose limit applies besides that of the process. */
  readonly tenantId: string | undefined;
  /** The ticket or session that is waited for. A single one must not take all places. */
  readonly subject: string;
}

interface Connection extends Waiting {
  readonly close: () => void;
}

/** The browsers that wait at this process, in streams or long polls: counted, limited, and disconnected at shutdown. */
@Injectable()
export class LiveConnections implements OnModuleDestroy {
  readonly #open = new Set<Connection>();
  readonly #ofTenant = new Map<string, number>();
  readonly #ofSubject = new Map<string, number>();
  #stopping = false;

  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    @Inject(METRICS) registry: Registry,
  ) {
    const size = () => this.#open.size;
    new Gauge({
      name: 'live_connections',
      help: 'Browsers that wait at this process.',
      registers: [registry],
      collect() {
        this.set(size());
      },
    });
  }

  get size(): number {
    return this.#open.size;
  }

  /**
   * Takes a place for one waiting browser.
   *
   * @param close ends the waiting; called at shutdown
   * @returns a function that frees the place; further calls do nothing
   * @throws DomainError `waiting.full` with 503 when a limit is reached or the process stops
   */
  open(waiting: Waiting, close: () => void): () => void {
    const { tenantId = '', subject } = waiting;
    const isFull =
      this.#open.size >= this.settings.WAITING_TOTAL ||
      counted(this.#ofTenant, tenantId) >= this.settings.WAITING_PER_TENANT ||
      counted(this.#ofSubject, subject) >= MOST_OF_ONE;
    if (isFull || this.#stopping) {
      throw new DomainError('unavailable', 'waiting.full', { retryAfterSeconds: RETRY_SECONDS });
    }
    const connection = { ...waiting, close };
    this.#open.add(connection);
    count(this.#ofTenant, tenantId, 1);
    count(this.#ofSubject, subject, 1);
    return () => {
      this.release(connection);
    };
  }

  onModuleDestroy(): void {
    this.#stopping = true;
    for (const { close } of Array.from(this.#open)) close();
  }

  private release(connection: Connection): void {
    if (!this.#open.delete(connection)) return;
    count(this.#ofTenant, connection.tenantId ?? '', -1);
    count(this.#ofSubject, connection.subject, -1);
  }
}

function counted(counts: ReadonlyMap<string, number>, key: string): number {
  return counts.get(key) ?? 0;
}

function count(counts: Map<string, number>, key: string, change: 1 | -1): void {
  const now = counted(counts, key) + change;
  if (now > 0) counts.set(key, now);
  else counts.delete(key);
}
