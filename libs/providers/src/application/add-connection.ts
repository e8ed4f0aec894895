import { Inject, Injectable } from '@nestjs/common';
import type { Transaction } from '#database';
import { CLOCK, type Clock } from '#kernel';
import { LiveNotifications } from '#messaging';
import type { Connection } from '../domain/connection.js';
import { CONNECTIONS_TOPIC } from '../topic.js';

/** Gives a tenant a connection to a provider. It is off until somebody switches it on. */
@Injectable()
export class AddConnection {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    private readonly live: LiveNotifications,
  ) {}

  /** Whether it was added: not when the tenant has a connection with this key to the provider already. */
  async within(
    transaction: Transaction,
    connection: Pick<Connection, 'id' | 'provider' | 'key' | 'name'>,
  ): Promise<boolean> {
    const { id, provider, key, name } = connection;
    const added = await transaction.query(
      `insert into providers.connection (id, tenant_id, provider, key, name, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $6) on conflict do nothing returning id`,
      [id, transaction.tenantId, provider, key, name, this.clock.now()],
    );
    this.live.announce(transaction, CONNECTIONS_TOPIC, {});
    return added.length > 0;
  }
}
