import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '#database';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { connectionAddresses } from '../domain/connection-addresses.js';
import { pushKeysMadeAt } from '../infra/callback-statements.js';
import { connectionUnknown, readConnection } from '../infra/read-connection.js';

/** The push settings for DingTalk's console; the keys themselves are never read back. */
export interface ShownPush {
  /** The address to which DingTalk pushes. */
  readonly url: string;
  /** Null: there are no keys yet. */
  readonly keysMadeAt: Date | null;
}

/** Shows the address to which DingTalk pushes changes, and when the keys for it were made. */
@Injectable()
export class ShowPush {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly unitOfWork: UnitOfWork,
    private readonly tenants: TenantDirectory,
  ) {}

  /** @throws DomainError `dingtalk.connection.unknown` */
  async execute(tenantId: string, connectionId: string): Promise<ShownPush> {
    const tenant = await this.tenants.byId(tenantId);
    if (tenant === null) throw connectionUnknown();
    return this.unitOfWork.run(tenantId, async (transaction) => {
      const { key } = await readConnection(transaction, connectionId);
      const [keys] = await transaction.run(pushKeysMadeAt, { tenantId, connectionId });
      const { eventsUrl } = connectionAddresses(this.settings.PUBLIC_URL, tenant.slug, key);
      return { url: eventsUrl, keysMadeAt: keys?.madeAt ?? null };
    });
  }
}
