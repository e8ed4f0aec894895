import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { CLOCK, DomainError, newId, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import { parseInput } from '#tenancy';
import type { Connection } from '../domain/connection.js';
import { clientId, clientSecret, connectionKey, corpId, displayName } from '../domain/connection-fields.js';
import { connectionSettings, settingsOf } from '../domain/connection-settings.js';
import { ConnectionCreated } from '../events.js';
import {
  clientTaken,
  CONNECTION_COLUMNS,
  connectionOf,
  connectionTarget,
  type ConnectionRow,
} from '../infra/connection-row.js';
import { ConnectionSecrets } from '../infra/connection-secrets.js';
import { DINGTALK_TOPIC } from '../topic.js';

/** What is told of a new connection. */
export const newConnectionFields = z.object({
  key: connectionKey.default('main'),
  corpId,
  clientId,
  clientSecret,
  displayName,
  ticketLifetimeSeconds: connectionSettings.shape.ticketLifetimeSeconds.default(120),
  confirmation: connectionSettings.shape.confirmation.default('plain'),
});

export type NewConnection = z.input<typeof newConnectionFields>;

/** Tells a tenant's DingTalk app to the portal. It is used only once it is enabled. */
@Injectable()
export class CreateConnection {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly secrets: ConnectionSecrets,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /**
   * @throws DomainError `dingtalk.connection.invalid`, `dingtalk.connection.key_taken`,
   * `dingtalk.connection.client_taken`
   */
  async execute(tenantId: string, input: NewConnection): Promise<Connection> {
    const given = parseInput(newConnectionFields, input, 'dingtalk.connection.invalid');
    const id = newId();
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const [row] = await transaction.query<ConnectionRow>(
        `insert into dingtalk.connection (id, tenant_id, key, corp_id, client_id, client_secret_encrypted,
           display_name, ticket_lifetime_seconds, confirmation, created_at, updated_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10) on conflict do nothing
         returning ${CONNECTION_COLUMNS}`,
        [
          id,
          tenantId,
          given.key,
          given.corpId,
          given.clientId,
          this.secrets.seal(id, given.clientSecret),
          given.displayName,
          given.ticketLifetimeSeconds,
          given.confirmation,
          this.clock.now(),
        ],
      );
      if (row === undefined) throw await conflict(transaction, given.key);
      const connection = connectionOf(row);
      this.events.publish(transaction, ConnectionCreated, {
        outcome: 'success',
        connectionId: id,
        targets: [connectionTarget(connection)],
        after: {
          key: connection.key,
          corpId: connection.corpId,
          clientId: connection.clientId,
          displayName: connection.displayName,
          ...settingsOf(connection),
        },
      });
      this.live.announce(transaction, DINGTALK_TOPIC, { tenantId });
      return connection;
    });
  }
}

async function conflict(transaction: Transaction, key: string): Promise<DomainError> {
  const sameKey = await transaction.query(
    'select 1 from dingtalk.connection where tenant_id = $1 and key = $2',
    [transaction.tenantId, key],
  );
  return sameKey.length > 0
    ? new DomainError('conflict', 'dingtalk.connection.key_taken', { detail: `The key "${key}" is taken.` })
    : clientTaken();
}
