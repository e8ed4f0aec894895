import { parseInput } from '#kernel';
import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import { ChangeConnection } from '#providers';
import type { Connection } from '../domain/connection.js';
import { clientId, clientSecret, corpId } from '../domain/connection-fields.js';
import { AppReplaced } from '../events.js';
import { connectionWithSecret, otherWithClient, replaceApp } from '../infra/connection-statements.js';
import { clientTaken, connectionTarget, lockConnection, readConnection } from '../infra/read-connection.js';
import { ConnectionSecrets } from '../infra/connection-secrets.js';

/** What identifies a DingTalk app and proves that it is ours. */
export const appFields = z.object({ corpId, clientId, clientSecret });

export type App = z.input<typeof appFields>;

/**
 * Moves a connection to another DingTalk app. Bindings stay, but keep working only if the new app belongs to the same
 * developer organisation: union ids differ between developers.
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
   * Returns the connection as it is now; nothing happens when it uses this app already.
   *
   * @param basis revision of the connection that the decision was based on
   * @throws DomainError `dingtalk.connection.unknown`, `dingtalk.connection.invalid`, `dingtalk.connection.client_taken`,
   * `revision.stale`
   */
  async execute(tenantId: string, connectionId: string, input: App, basis?: string): Promise<Connection> {
    const app = parseInput(appFields, input, 'dingtalk.connection.invalid');
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const before = await lockConnection(transaction, connectionId, basis);
      if (await this.hasApp(transaction, before, app)) return before;
      await assertAppIsFree(transaction, before, app.clientId);
      const sealedSecret = this.secrets.seal(connectionId, app.clientSecret);
      const { corpId, clientId } = app;
      transaction.send(replaceApp, { tenantId, id: connectionId, corpId, clientId, sealedSecret });
      this.changeConnection.executeIn(transaction, connectionId);
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
    const [row] = await transaction.run(connectionWithSecret, {
      tenantId: transaction.tenantId,
      id: connection.id,
    });
    return row !== undefined && this.secrets.open(connection.id, row.sealedSecret) === app.clientSecret;
  }
}

async function assertAppIsFree(
  transaction: Transaction,
  connection: Connection,
  clientIdOfApp: string,
): Promise<void> {
  const others = await transaction.run(otherWithClient, {
    tenantId: transaction.tenantId,
    id: connection.id,
    clientId: clientIdOfApp,
  });
  if (others.length > 0) throw clientTaken();
}
