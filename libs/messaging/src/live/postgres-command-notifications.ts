import type { Transaction, UnitOfWork } from '#database';
import { CommandNotifications } from './command-notifications.js';
import type { LiveData } from './live-notifications.js';
import { LIVE_CHANNEL } from './postgres-live-notifications.js';
import { encode } from './subscriptions.js';

/** Sends notices over the connections that the command has anyway. */
export class PostgresCommandNotifications extends CommandNotifications {
  constructor(private readonly unitOfWork: UnitOfWork) {
    super();
  }

  protected tell(transaction: Transaction, topic: string, data: LiveData): void {
    transaction.beforeCommit(() =>
      transaction.query('select pg_notify($1, $2)', [LIVE_CHANNEL, encode(topic, data)]),
    );
  }

  protected send(message: string): Promise<unknown> {
    return this.unitOfWork.query(null, 'select pg_notify($1, $2)', [LIVE_CHANNEL, message]);
  }
}
