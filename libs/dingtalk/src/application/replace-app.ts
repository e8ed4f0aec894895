import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import { parseInput } from '#tenancy';
import type { Connection } from '../domain/connection.js';
import { clientId, clientSecret, corpId } from '../domain/connection-fields.js';
import { AppReplaced } from '../events.js';
import { connectionTarget, lockConnection } from '../infra/connection-row.js';
import { ConnectionSecrets } from '../infra/connection-secrets.js';
import { DINGTALK_TOPIC } from '../topic.js';

const schema = z.object({ corpId, clientId, clientSecret });

export type App = z.input<typeof schema>;

/**
 * Lets a connection use another DingTalk app. Bindings stay; they fit only if the new app belongs to the same
 * developer organisation, as union ids differ between developers.
 */
@Injectable()
export class ReplaceApp {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly secrets: ConnectionSecrets,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /**
   * Gives the connection as it is now; nothing happens when it has this app already.
   *
   * @throws DomainError `dingtalk.connection.unknown`, `dingtalk.connection.invalid`
   */
  async execute(tenantId: string, connectionId: string, input: App): Promise<Connection> {
    const app = parseInput(schema, input, 'dingtalk.connection.invalid');
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const before = await lockConnection(transaction, connectionId);
      if (await this.hasApp(transaction, before, app)) return before;
      const updatedAt = this.clock.now();
      await transaction.query(
        `update dingtalk.connection set corp_id = $3, client_id = $4, client_secret_encrypted = $5, updated_at = $6
         where tenant_id = $1 and id = $2`,
        [
          tenantId,
          connectionId,
          app.corpId,
          app.clientId,
          this.secrets.seal(connectionId, app.clientSecret),
          updatedAt,
        ],
      );
      this.events.publish(transaction, AppReplaced, {
        outcome: 'success',
        connectionId,
        targets: [connectionTarget(before)],
        before: { corpId: before.corpId, clientId: before.clientId },
        after: { corpId: app.corpId, clientId: app.clientId },
      });
      this.live.announce(transaction, DINGTALK_TOPIC, { tenantId });
      return { ...before, corpId: app.corpId, clientId: app.clientId, updatedAt };
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
