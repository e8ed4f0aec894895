import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { LiveNotifications } from '#messaging';
import type { Connection } from '../domain/connection.js';
import { insertConnection } from '../infra/connection-statements.js';
import { CONNECTIONS_TOPIC } from '../topic.js';

/** Adds a connection to a provider to a tenant. It is off until somebody switches it on. */
@Injectable()
export class AddConnection {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly live: LiveNotifications,
  ) {}

  /** Whether it was added; false when the tenant already has a connection with this key to the provider. */
  async executeIn(
    transaction: Transaction,
    connection: Pick<Connection, 'id' | 'provider' | 'key' | 'name'>,
  ): Promise<boolean> {
    const { id, provider, key, name } = connection;
    const { tenantId } = transaction;
    const now = this.clock.now();
    const added = await transaction.run(insertConnection, { id, tenantId, provider, key, name, now });
    this.live.announce(transaction, CONNECTIONS_TOPIC, {});
    return added.length > 0;
  }
}
