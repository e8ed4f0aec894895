import { Inject, Injectable } from '@nestjs/common';
import { CLOCK, type Clock } from '#kernel';
import { DatabaseTime, UnitOfWork } from '#database';
import { EventPublisher } from '#messaging';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { DingTalkClient } from '../client/index.js';
import { connectionAddresses } from '../domain/connection-addresses.js';
import type { ConnectionCheck } from '../domain/connection-check.js';
import { ConnectionChecked } from '../events.js';
import { AppOfConnection } from '../infra/app-of-connection.js';
import { CallRateLimiter } from '../infra/call-rate-limiter.js';
import { saveCheck } from '../infra/save-check.js';
import { connectionTarget, connectionUnknown } from '../infra/read-connection.js';

/** Tries a connection against DingTalk, enabled or not, and reports item by item what is wrong and where to fix it. */
@Injectable()
export class CheckConnection {
  constructor(
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly time: DatabaseTime,
    private readonly unitOfWork: UnitOfWork,
    private readonly tenants: TenantDirectory,
    private readonly apps: AppOfConnection,
    private readonly client: DingTalkClient,
    private readonly rateLimiter: CallRateLimiter,
    private readonly events: EventPublisher,
  ) {}

  /** @throws DomainError `dingtalk.connection.unknown` */
  async execute(tenantId: string, connectionId: string): Promise<ConnectionCheck> {
    const tenant = await this.tenants.byId(tenantId);
    if (tenant === null) throw connectionUnknown();
    const { app, connection } = await this.apps.open(tenantId, connectionId);
    const addresses = connectionAddresses(this.settings.PUBLIC_URL, tenant.slug, connection.key);
    const pace = this.rateLimiter.of({ tenantId, connectionId }, 'fast');
    const items = await this.client.checkConnection(app, addresses, { pace, now: await this.time.read() });
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const checkedAt = await saveCheck(transaction, connectionId, items, this.clock.now());
      this.events.publish(transaction, ConnectionChecked, {
        outcome: 'success',
        connectionId,
        targets: [connectionTarget(connection)],
        items: items.map(({ id, outcome, cause }) => ({
          id,
          outcome,
          ...(cause === undefined ? {} : { cause }),
        })),
      });
      return { checkedAt, items };
    });
  }
}
