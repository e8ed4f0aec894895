import { Inject, Injectable } from '@nestjs/common';
import { DomainError } from '#kernel';
import { SETTINGS, type Settings } from '#runtime';
import { TenantDirectory } from '#tenancy';
import { authorisationUrl } from '../client/index.js';
import { connectionAddresses } from '../domain/connection-addresses.js';
import { connectionUnknown } from '../infra/read-connection.js';
import { ListDingTalkConnections } from './list-dingtalk-connections.js';

/** Gives the address of DingTalk's authorisation page, which sends people back with a code. */
@Injectable()
export class StartAuthorisation {
  constructor(
    @Inject(SETTINGS) private readonly settings: Settings,
    private readonly tenants: TenantDirectory,
    private readonly listConnections: ListDingTalkConnections,
  ) {}

  /**
   * @param state random and for single use; the caller stores it, bound to the browser
   * @throws DomainError `dingtalk.connection.unknown`, `dingtalk.connection.disabled`
   */
  async execute(tenantId: string, connectionId: string, state: string): Promise<string> {
    // Read from the database and not from the directory's cache, so that switching off takes effect at once.
    const [tenant, connections] = await Promise.all([
      this.tenants.byId(tenantId),
      this.listConnections.execute(tenantId),
    ]);
    const connection = connections.find(({ id }) => id === connectionId);
    if (tenant === null || connection === undefined) throw connectionUnknown();
    if (connection.state !== 'enabled')
      throw new DomainError('forbidden', 'dingtalk.connection.disabled', {
        detail: 'Logon by this DingTalk connection is switched off.',
      });
    const { callbackUrl } = connectionAddresses(this.settings.PUBLIC_URL, tenant.slug, connection.key);
    return authorisationUrl({
      endpoints: { loginBase: this.settings.DINGTALK_LOGIN_BASE },
      credentials: connection,
      redirectUri: callbackUrl,
      state,
    });
  }
}
