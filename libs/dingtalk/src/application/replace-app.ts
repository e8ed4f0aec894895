import { parseInput } from '#kernel';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { ChangeConnection } from '#providers';
import type { Connection } from '../domain/connection.js';
import { clientId, clientSecret, corpId } from '../domain/connection-fields.js';
import { AppReplaced } from '../events.js';
import { clientTaken, connectionTarget, lockConnection, readConnection } from '../infra/connection-row.js';
import { ConnectionSecrets } from '../infra/connection-secrets.js';

/** What names a DingTalk app and proves that it is ours. */
export const appFields = z.object({ corpId, clientId, clientSecret });

export type App = z.input<typeof appFields>;

/**
 * Lets a connection use another DingTalk app. Bindings stay; they fit only if the new app belongs to the same
 * developer organisation, as union ids differ between developers.
 */
@Injectable()
export class ReplaceApp {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changeConnection: ChangeConnection,
    private readonly secrets: ConnectionSecrets,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Gives the connection as it is now; nothing happens when it has this app already.
   *
   * @param basis revision of the connection that this was decided on
   * @throws DomainError `dingtalk.connection.unknown`, `dingtalk.connection.invalid`, `dingtalk.connection.client_taken`,
   * `revision.stale`
   */
  async execute(tenantId: string, connectionId: string, input: App, basis?: string): Promise<Connection> {
    const app = parseInput(appFields, input, 'dingtalk.connection.invalid');
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const before = await lockConnection(transaction, connectionId, basis);
      if (await this.hasApp(transaction, before, app)) return before;
      await assertAppIsFree(transaction, before, app.clientId);
      transaction.send(
        `update dingtalk.connection set corp_id = $3, client_id = $4, client_secret_encrypted = $5
         where tenant_id = $1 and id = $2`,
        [tenantId, connectionId, app.corpId, app.clientId, this.secrets.seal(connectionId, app.clientSecret)],
      );
      this.changeConnection.within(transaction, connectionId);
      this.events.publish(transaction, AppReplaced, {
        outcome: 'success',
        connectionId,
        targets: [connectionTarget(before)],
        before: { corpId: before.corpId, clientId: before.clientId },
        after: { corpId: app.corpId, clientId: app.clientId },
      });
      return readConnection(transaction, connectionId);
    });
  }

  private async hasApp(transaction: Transaction, connection: Connection, app: App): Promise<boolean> {
    if (connection.corpId !== app.corpId || connection.clientId !== app.clientId) return false;
    const [row] = await transaction.query<{ sealed: string }>(
      'select client_secret_encrypted as sealed from dingtalk.connection where tenant_id = $1 and id = $2',
      [transaction.tenantId, connection.id],
    );
    return row !== undefined && this.secrets.open(connection.id, row.sealed) === app.clientSecret;
  }
}

async function assertAppIsFree(
  transaction: Transaction,
  connection: Connection,
  clientIdOfApp: string,
): Promise<void> {
  const others = await transaction.query(
    'select 1 from dingtalk.connection where tenant_id = $1 and client_id = $2 and id <> $3',
    [transaction.tenantId, clientIdOfApp, connection.id],
  );
  if (others.length > 0) throw clientTaken();
}
