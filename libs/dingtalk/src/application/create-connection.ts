import { Injectable } from '@nestjs/common';
import * as z from 'zod';
import { DomainError, newId, parseInput } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { AddConnection } from '#providers';
import type { Connection } from '../domain/connection.js';
import { clientId, clientSecret, connectionKey, corpId, displayName } from '../domain/connection-fields.js';
import { connectionSettings, settingsOf } from '../domain/connection-settings.js';
import { ConnectionCreated } from '../events.js';
import { clientTaken, connectionTarget, readConnection } from '../infra/read-connection.js';
import { insertApp } from '../infra/connection-statements.js';
import { PROVIDER_KEY } from '../provider-key.js';
import { ConnectionSecrets } from '../infra/connection-secrets.js';

/** What an administrator enters for a new connection. */
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

/** Registers a tenant's DingTalk app. It is not used until it is enabled. */
@Injectable()
export class CreateConnection {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly addConnection: AddConnection,
    private readonly secrets: ConnectionSecrets,
    private readonly events: EventPublisher,
  ) {}

  /**
   * @throws DomainError `dingtalk.connection.invalid`, `dingtalk.connection.key_taken`,
   * `dingtalk.connection.client_taken`
   */
  async execute(tenantId: string, input: NewConnection): Promise<Connection> {
    const given = parseInput(newConnectionFields, input, 'dingtalk.connection.invalid');
    const id = newId();
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const { key, displayName: name } = given;
      if (!(await this.addConnection.executeIn(transaction, { id, provider: PROVIDER_KEY, key, name })))
        throw keyTaken(key);
      const { corpId, clientId, ticketLifetimeSeconds, confirmation } = given;
      const added = await transaction.run(insertApp, {
        id,
        tenantId,
        corpId,
        clientId,
        sealedSecret: this.secrets.seal(id, given.clientSecret),
        ticketLifetimeSeconds,
        confirmation,
      });
      if (added.length === 0) throw clientTaken();
      const connection = await readConnection(transaction, id);
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
      return connection;
    });
  }
}

function keyTaken(key: string): DomainError {
  return new DomainError('conflict', 'dingtalk.connection.key_taken', {
    detail: `The key "${key}" is taken.`,
  });
}
