import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { LiveNotifications } from '#messaging';
import type { Connection } from '../domain/connection.js';
import { countChange } from '../infra/connection-statements.js';
import { CONNECTIONS_TOPIC } from '../topic.js';

/** Notes that a connection, or its provider's own data about it, has changed. */
@Injectable()
export class ChangeConnection {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly live: LiveNotifications,
  ) {}

  /** Tells every process. Shares a round trip with the next statement. */
  executeIn(
    transaction: Transaction,
    connectionId: string,
    change: Partial<Pick<Connection, 'name' | 'state'>> = {},
  ): void {
    transaction.send(countChange, {
      tenantId: transaction.tenantId,
      id: connectionId,
      name: change.name ?? null,
      state: change.state ?? null,
      now: this.clock.now(),
    });
    this.live.announce(transaction, CONNECTIONS_TOPIC, {});
  }
}
