import * as client from 'openid-client';
import type { Agent } from '../../harness/agent.js';
import type { Product } from '../../harness/start-product.js';
import { newBrowser } from '../../security/scene/agents.js';
import type { ApplicationServer } from './application-server.js';
import { logOnHere, type RelyingParty } from './relying-party.js';

/** The product with an application's server beside it. */
export class Place {
  constructor(
    readonly product: () => Product,
    readonly server: ApplicationServer,
    /** Address of that server. */
    readonly address: () => string,
  ) {}

  /** A browser in which a person is logged on to the portal. */
  async browserOf(username: string): Promise<Agent> {
    const browser = newBrowser(this.product());
    await logOnHere(browser, '/t/demo/logon', username);
    return browser;
  }

  /** The log's records of reused codes and tokens of an application. */
  async replaysOf(applicationId: string): Promise<readonly string[]> {
    const rows = await this.product().sql<{ reason: string }>(
      `select reason from audit.record r
       where type = 'oidc.token.replayed' and to_jsonb(r)::text like '%' || $1 || '%'`,
      [applicationId],
    );
    return rows.map(({ reason }) => reason);
  }

  async accountId(username: string): Promise<string> {
    const [row] = await this.product().sql<{ id: string }>(
      'select id from accounts.account where tenant_id = $1 and username = $2',
      [this.product().tenantId, username],
    );
    return row?.id ?? '';
  }
}

/** A refusal of OAuth 2.0. */
export function refused(error: string): unknown {
  return expect.objectContaining({ error });
}

/** The claims from the userinfo endpoint for the person of the ID token. */
export function userInfo(
  party: RelyingParty,
  tokens: Awaited<ReturnType<RelyingParty['redeem']>>,
): Promise<client.UserInfoResponse> {
  return client.fetchUserInfo(party.config, tokens.access_token, tokens.claims()?.sub ?? '');
}
