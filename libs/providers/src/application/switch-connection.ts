import { Injectable } from '@nestjs/common';
import { UnitOfWork, type Transaction } from '#database';
import { EventPublisher } from '#messaging';
import type { ConnectionState } from '../domain/connection.js';
import { connectionTarget } from '../domain/connection-target.js';
import { ConnectionDisabled, ConnectionEnabled } from '../events.js';
import { lockConnection } from '../infra/lock-connection.js';
import { ChangeConnection } from './change-connection.js';

/** Switches logging on by a connection on or off. Nothing is announced when nothing changes. */
@Injectable()
export class SwitchConnection {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly changeConnection: ChangeConnection,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `connection.unknown` */
  async execute(tenantId: string, connectionId: string, state: ConnectionState): Promise<void> {
    await this.unitOfWork.run(tenantId, (transaction) => this.executeIn(transaction, connectionId, state));
  }

  /**
   * As `execute`, in the caller's transaction.
   *
   * @param basis revision of the connection that the decision was based on
   * @throws DomainError `connection.unknown`, `revision.stale`
   */
  async executeIn(
    transaction: Transaction,
    connectionId: string,
    state: ConnectionState,
    basis?: string,
  ): Promise<void> {
    const before = await lockConnection(transaction, connectionId, basis);
    if (before.state === state) return;
    this.changeConnection.executeIn(transaction, connectionId, { state });
    this.events.publish(transaction, state === 'enabled' ? ConnectionEnabled : ConnectionDisabled, {
      outcome: 'success',
      connectionId,
      targets: [connectionTarget(before)],
      before: { state: before.state },
      after: { state },
    });
  }
}
