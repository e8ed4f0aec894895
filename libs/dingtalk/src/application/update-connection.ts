import { parseInput } from '#kernel';
import { isDeepStrictEqual } from 'node:util';
import { Injectable } from '@nestjs/common';
import type * as z from 'zod';
import { UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { ChangeConnection } from '#providers';
import type { Connection } from '../domain/connection.js';
import { displayName } from '../domain/connection-fields.js';
import { connectionSettings, settingsOf } from '../domain/connection-settings.js';
import { ConnectionSettingsChanged } from '../events.js';
import { changeSettings } from '../infra/connection-statements.js';
import { connectionTarget, lockConnection, readConnection } from '../infra/read-connection.js';

/** The fields of a connection that can be changed. */
export const connectionChangeFields = connectionSettings.extend({ displayName }).partial();

export type ConnectionChanges = z.input<typeof connectionChangeFields>;

/** Changes a connection's name and the settings of its QR logon. To use another app, see `ReplaceApp`. */
@Injectable()
export class UpdateConnection {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changeConnection: ChangeConnection,
    private readonly events: EventPublisher,
  ) {}

  /**
   * Returns the connection as it is now. Publishes nothing when nothing changes.
   *
   * @param basis revision of the connection that the decision was based on
   * @throws DomainError `dingtalk.connection.unknown`, `dingtalk.connection.invalid`, `revision.stale`
   */
  async execute(
    tenantId: string,
    connectionId: string,
    changes: ConnectionChanges,
    basis?: string,
  ): Promise<Connection> {
    const asked = parseInput(connectionChangeFields, changes, 'dingtalk.connection.invalid');
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const connection = await lockConnection(transaction, connectionId, basis);
      const before = { displayName: connection.displayName, ...settingsOf(connection) };
      const after = {
        displayName: asked.displayName ?? before.displayName,
        ticketLifetimeSeconds: asked.ticketLifetimeSeconds ?? before.ticketLifetimeSeconds,
        confirmation: asked.confirmation ?? before.confirmation,
      };
      if (isDeepStrictEqual(before, after)) return connection;
      transaction.send(changeSettings, { tenantId, id: connectionId, ...settingsOf(after) });
      this.changeConnection.executeIn(transaction, connectionId, { name: after.displayName });
      this.events.publish(transaction, ConnectionSettingsChanged, {
        outcome: 'success',
        connectionId,
        targets: [connectionTarget(connection)],
        before,
        after,
      });
      return readConnection(transaction, connectionId);
    });
  }
}
