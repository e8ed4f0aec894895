import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { LiveNotifications, LiveCache } from '#messaging';
import { CONNECTIONS_TOPIC } from '#providers';
import type { Connection } from '../domain/connection.js';
import { ListDingTalkConnections } from './list-dingtalk-connections.js';

/**
 * Finds connections for pages. What it returns may be up to 5 seconds old, but is usually current: every change is
 * announced to every process. Starting an authorisation does not rely on it.
 */
@Injectable()
export class ConnectionDirectory implements OnApplicationShutdown {
  readonly #cache: LiveCache<readonly Connection[]>;

  constructor(
    @Inject(CLOCK) clock: Clock,
    live: LiveNotifications,
    private readonly listConnections: ListDingTalkConnections,
  ) {
    this.#cache = new LiveCache(clock, live, CONNECTIONS_TOPIC);
  }

  /** The connection with this key, disabled ones too. */
  async connectionOf(tenantId: string, key: string): Promise<Connection | null> {
    return (await this.all(tenantId)).find((connection) => connection.key === key) ?? null;
  }

  /** The connection with this id, disabled ones too. */
  async byId(tenantId: string, connectionId: string): Promise<Connection | null> {
    return (await this.all(tenantId)).find(({ id }) => id === connectionId) ?? null;
  }

  /** The connections through which people may log on, oldest first. */
  async enabledConnections(tenantId: string): Promise<readonly Connection[]> {
    return (await this.all(tenantId)).filter(({ state }) => state === 'enabled');
  }

  onApplicationShutdown(): void {
    this.#cache.close();
  }

  private async all(tenantId: string): Promise<readonly Connection[]> {
    return (await this.#cache.get(tenantId, () => this.listConnections.execute(tenantId))) ?? [];
  }
}
