import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Gauge, type Registry } from 'prom-client';
import { DomainError } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { METRICS } from '../metrics/registry.js';

/** Seconds after which a browser that found no place may ask again. */
const RETRY_SECONDS = 10;

interface Connection {
  readonly tenantId: string | undefined;
  readonly close: () => void;
}

/** The browsers that wait at this process, in streams or long polls: counted, capped, and sent away at shutdown. */
@Injectable()
export class LiveConnections implements OnModuleDestroy {
  readonly #open = new Set<Connection>();
  readonly #ofTenant = new Map<string, number>();
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
   * @param tenantId the tenant whose cap counts besides the one of the process
   * @param close ends the waiting; called at shutdown
   * @returns gives the place back; calling it again does nothing
   * @throws DomainError `waiting.full` with 503 when a cap is reached or the process stops
   */
  open(tenantId: string | undefined, close: () => void): () => void {
    const waiting = tenantId === undefined ? 0 : (this.#ofTenant.get(tenantId) ?? 0);
    const isFull =
      this.#open.size >= this.settings.WAITING_TOTAL || waiting >= this.settings.WAITING_PER_TENANT;
    if (isFull || this.#stopping) {
      throw new DomainError('unavailable', 'waiting.full', { retryAfterSeconds: RETRY_SECONDS });
    }
    const connection = { tenantId, close };
    this.#open.add(connection);
    if (tenantId !== undefined) this.#ofTenant.set(tenantId, waiting + 1);
    return () => {
      this.release(connection);
    };
  }

  onModuleDestroy(): void {
    this.#stopping = true;
    for (const { close } of [...this.#open]) close();
  }

  private release(connection: Connection): void {
    if (!this.#open.delete(connection)) return;
    const { tenantId } = connection;
    if (tenantId === undefined) return;
    const left = (this.#ofTenant.get(tenantId) ?? 1) - 1;
    if (left > 0) this.#ofTenant.set(tenantId, left);
    else this.#ofTenant.delete(tenantId);
  }
}
