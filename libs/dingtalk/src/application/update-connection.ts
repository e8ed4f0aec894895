import { isDeepStrictEqual } from 'node:util';
import { Inject, Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import { parseInput } from '#tenancy';
import type { Connection } from '../domain/connection.js';
import { displayName } from '../domain/connection-fields.js';
import { connectionSettings, settingsOf } from '../domain/connection-settings.js';
import { ConnectionSettingsChanged } from '../events.js';
import {
  CONNECTION_COLUMNS,
  connectionOf,
  connectionTarget,
  connectionUnknown,
  lockConnection,
  type ConnectionRow,
} from '../infra/connection-row.js';
import { DINGTALK_TOPIC } from '../topic.js';

/** What can be changed about a connection. */
export const connectionChangeFields = connectionSettings.extend({ displayName }).partial();

export type ConnectionChanges = z.input<typeof connectionChangeFields>;

/** Changes a connection's name and how its QR logon behaves. Another app is another connection. */
@Injectable()
export class UpdateConnection {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /**
   * Gives the connection as it is now. Nothing is announced when nothing changes.
   *
   * @param basis revision of the connection that this was decided on
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
      const [row] = await transaction.query<ConnectionRow>(
        `update dingtalk.connection
         set display_name = $3, ticket_lifetime_seconds = $4, confirmation = $5, updated_at = $6
         where tenant_id = $1 and id = $2 returning ${CONNECTION_COLUMNS}`,
        [
          tenantId,
          connectionId,
          after.displayName,
          after.ticketLifetimeSeconds,
          after.confirmation,
          this.clock.now(),
        ],
      );
      if (row === undefined) throw connectionUnknown();
      this.events.publish(transaction, ConnectionSettingsChanged, {
        outcome: 'success',
        connectionId,
        targets: [connectionTarget(connection)],
        before,
        after,
      });
      this.live.announce(transaction, DINGTALK_TOPIC, { tenantId });
      return connectionOf(row);
    });
  }
}
