import { Inject, Injectable } from '@nestjs/common';
import type { BilingualText } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { consolePlaces, type CheckId } from '../client/index.js';
import { connectionAddresses } from '../domain/connection-addresses.js';
import { connectionUnknown } from '../infra/read-connection.js';
import { LastChecks } from './last-checks.js';
import { ListDingTalkConnections } from './list-dingtalk-connections.js';

/** Something to enter in DingTalk's developer console. */
export interface SetupValue {
  /** The item of a check that looks at it. */
  readonly id: CheckId;
  /** Where it is set. */
  readonly place: BilingualText;
  /** What to enter there; null: not known yet. */
  readonly value: string | null;
}

/** What an administrator enters in DingTalk's developer console for a connection. */
@Injectable()
export class ConnectionSetup {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly tenants: TenantDirectory,
    private readonly listConnections: ListDingTalkConnections,
    private readonly checks: LastChecks,
  ) {}

  /** @throws DomainError `dingtalk.connection.unknown` */
  async of(tenantId: string, connectionId: string): Promise<readonly SetupValue[]> {
    const connections = await this.listConnections.execute(tenantId);
    const connection = connections.find(({ id }) => id === connectionId);
    if (connection === undefined) throw connectionUnknown();
    const check = (await this.checks.of(tenantId)).get(connectionId);
    const seen = check?.items.find(({ id }) => id === 'egress_ip')?.value;
    return this.values(tenantId, connection.key, seen);
  }

  /** For a connection that will have this key. */
  async before(tenantId: string, key: string): Promise<readonly SetupValue[]> {
    return this.values(tenantId, key);
  }

  /** @param egressIp our address as DingTalk sees it, which DingTalk reports only when it refuses that address */
  private async values(tenantId: string, key: string, egressIp?: string): Promise<readonly SetupValue[]> {
    const tenant = await this.tenants.byId(tenantId);
    if (tenant === null) throw connectionUnknown();
    const { callbackUrl, homepage } = connectionAddresses(this.settings.PUBLIC_URL, tenant.slug, key);
    const value = (id: CheckId, toEnter: string | null): SetupValue => ({
      id,
      place: consolePlaces[id],
      value: toEnter,
    });
    return [
      value('personal_permission', 'Contact.User.Read'),
      value('address_book_permission', 'qyapi_get_member'),
      value('callback_address', callbackUrl),
      value('in_app_address', homepage),
      value('egress_ip', egressIp ?? null),
    ];
  }
}
