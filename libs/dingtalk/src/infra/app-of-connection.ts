import { Inject, Injectable } from '@nestjs/common';
import { isId } from '#kernel';
import { UnitOfWork } from '#database';
import { SETTINGS, type Settings } from '#runtime';
import type { DingTalkApp } from '../client/index.js';
import type { Connection } from '../domain/connection.js';
import { CONNECTION_COLUMNS, connectionOf, connectionUnknown, type ConnectionRow } from './connection-row.js';
import { ConnectionSecrets } from './connection-secrets.js';

export interface OpenedConnection {
  readonly connection: Connection;
  /** With the secret in clear: for one call, never kept. */
  readonly app: DingTalkApp;
}

/** Reads a connection and opens its secret, for a call to DingTalk. Never from a cache: off is off at once. */
@Injectable()
export class AppOfConnection {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly secrets: ConnectionSecrets,
  ) {}

  /** @throws DomainError `dingtalk.connection.unknown`, `dingtalk.connection.secret_unreadable` */
  async open(tenantId: string, connectionId: string): Promise<OpenedConnection> {
    if (!isId(connectionId)) throw connectionUnknown();
    const [row] = await this.unitOfWork.run(tenantId, (transaction) =>
      transaction.query<SecretRow>(
        `select ${CONNECTION_COLUMNS}, client_secret_encrypted from dingtalk.connection
         where tenant_id = $1 and id = $2`,
        [tenantId, connectionId],
      ),
    );
    if (row === undefined) throw connectionUnknown();
    const connection = connectionOf(row);
    const clientSecret = this.secrets.open(connection.id, row.client_secret_encrypted);
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

interface SecretRow extends ConnectionRow {
  readonly client_secret_encrypted: string;
}
