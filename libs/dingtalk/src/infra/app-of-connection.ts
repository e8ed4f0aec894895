import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { CLOCK, isId, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { LiveNotifications, LiveCache } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import { CONNECTIONS_TOPIC } from '#providers';
import type { DingTalkApp } from '../client/index.js';
import type { Connection } from '../domain/connection.js';
import { ConnectionSecrets } from './connection-secrets.js';
import { connectionWithSecret } from './connection-statements.js';
import { connectionUnknown } from './read-connection.js';

export interface OpenedConnection {
  readonly connection: Connection;
  /** With the secret in clear text: for one call, never to be stored. */
  readonly app: DingTalkApp;
}

/** Reads a connection and decrypts its secret, for a call to DingTalk. */
@Injectable()
export class AppOfConnection implements OnApplicationShutdown {
  readonly #recent: LiveCache<SecretRow>;

  constructor(
    @Inject(CLOCK) clock: Clock,
    live: LiveNotifications,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly secrets: ConnectionSecrets,
  ) {
    this.#recent = new LiveCache(clock, live, CONNECTIONS_TOPIC);
  }

  /**
   * The app as it is in the database now.
   *
   * @throws DomainError `dingtalk.connection.unknown`, `dingtalk.connection.secret_unreadable`
   */
  async open(tenantId: string, connectionId: string): Promise<OpenedConnection> {
    return this.opened(await this.read(tenantId, connectionId));
  }

  /**
   * As `open`, but possibly up to 5 seconds old; usually it is current, as every change is announced to every process.
   * Only the encrypted secret is cached.
   */
  async openRecent(tenantId: string, connectionId: string): Promise<OpenedConnection> {
    return this.opened(
      await this.#recent.get(`${tenantId}/${connectionId}`, () => this.read(tenantId, connectionId)),
    );
  }

  onApplicationShutdown(): void {
    this.#recent.close();
  }

  private async read(tenantId: string, connectionId: string): Promise<SecretRow | null> {
    if (!isId(connectionId)) return null;
    const [row] = await this.unitOfWork.query(tenantId, connectionWithSecret, {
      tenantId,
      id: connectionId,
    });
    return row ?? null;
  }

  private opened(row: SecretRow | null): OpenedConnection {
    if (row === null) throw connectionUnknown();
    const { sealedSecret, ...connection } = row;
    const clientSecret = this.secrets.open(connection.id, sealedSecret);
    const { DINGTALK_LOGIN_BASE, DINGTALK_API_BASE, DINGTALK_OAPI_BASE } = this.settings;
    return {
      connection,
      app: {
        endpoints: {
          loginBase: DINGTALK_LOGIN_BASE,
          apiBase: DINGTALK_API_BASE,
          oapiBase: DINGTALK_OAPI_BASE,
        },
        credentials: { corpId: connection.corpId, clientId: connection.clientId, clientSecret },
      },
    };
  }
}

interface SecretRow extends Connection {
  readonly sealedSecret: string;
}
