import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import type { Connection, ConnectionState } from '../domain/connection.js';
import { ConnectionDisabled, ConnectionEnabled } from '../events.js';
import {
  CONNECTION_COLUMNS,
  connectionOf,
  connectionTarget,
  connectionUnknown,
  lockConnection,
  type ConnectionRow,
} from '../infra/connection-row.js';
import { DINGTALK_TOPIC } from '../topic.js';

/** The one switch behind `EnableConnection` and `DisableConnection`. */
@Injectable()
export class SwitchConnection {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly unitOfWork: UnitOfWork,
    private readonly events: EventPublisher,
    private readonly live: LiveNotifications,
  ) {}

  /** Gives the connection as it is now. Nothing is announced when it was in that state already. */
  async to(state: ConnectionState, tenantId: string, connectionId: string): Promise<Connection> {
    return this.unitOfWork.run(tenantId, (transaction) => this.within(transaction, state, connectionId));
  }

  /**
   * As `to`, in the caller's transaction.
   *
   * @param basis revision of the connection that this was decided on
   * @throws DomainError `dingtalk.connection.unknown`, `revision.stale`
   */
  async within(
    transaction: Transaction,
    state: ConnectionState,
    connectionId: string,
    basis?: string,
  ): Promise<Connection> {
    const before = await lockConnection(transaction, connectionId, basis);
    if (before.state === state) return before;
    const [row] = await transaction.query<ConnectionRow>(
      `update dingtalk.connection set state = $3, updated_at = $4 where tenant_id = $1 and id = $2
       returning ${CONNECTION_COLUMNS}`,
      [before.tenantId, connectionId, state, this.clock.now()],
    );
    if (row === undefined) throw connectionUnknown();
    this.events.publish(transaction, state === 'enabled' ? ConnectionEnabled : ConnectionDisabled, {
      outcome: 'success',
      connectionId,
      targets: [connectionTarget(before)],
      before: { state: before.state },
      after: { state },
    });
    this.live.announce(transaction, DINGTALK_TOPIC, { tenantId: before.tenantId });
    return connectionOf(row);
  }
}
