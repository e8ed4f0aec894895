import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher, LiveNotifications } from '#messaging';
import { ChangeConnection, type ConnectionState } from '#providers';
import type { Connection } from '../domain/connection.js';
import { ConnectionDisabled, ConnectionEnabled } from '../events.js';
import { connectionTarget, lockConnection, readConnection } from '../infra/connection-row.js';
import { DINGTALK_TOPIC } from '../topic.js';

/** Switches logging on by a connection on or off. */
@Injectable()
export class SwitchConnection {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changeConnection: ChangeConnection,
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
    this.changeConnection.within(transaction, connectionId, { state });
    this.events.publish(transaction, state === 'enabled' ? ConnectionEnabled : ConnectionDisabled, {
      outcome: 'success',
      connectionId,
      targets: [connectionTarget(before)],
      before: { state: before.state },
      after: { state },
    });
    this.live.announce(transaction, DINGTALK_TOPIC, { tenantId: before.tenantId });
    return readConnection(transaction, connectionId);
  }
}
