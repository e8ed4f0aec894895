import { AssignApplication } from '#applications';
import { CreateForwardApplication } from '#forward-auth';
import type { Agent } from '../../harness/agent.js';
import type { Product } from '../../harness/start-product.js';
import { ServiceProvider } from '../../saml/scene/service-provider.js';
import { useCase } from '../../security/scene/use-case.js';
import { ApplicationServer } from './application-server.js';
import { userInfo } from './place.js';
import { ProxiedHost } from './proxied-host.js';
import { RelyingParty } from './relying-party.js';

/** An application of each protocol: two that are told when sessions end, and one that asks each time. */
export class UsedApplications {
  private constructor(
    private readonly server: ApplicationServer,
    private readonly party: RelyingParty,
    private readonly provider: ServiceProvider,
    private readonly host: ProxiedHost,
  ) {}

  static async open(product: Product): Promise<UsedApplications> {
    const server = new ApplicationServer();
    server.page = '<Status Value="urn:oasis:names:tc:SAML:2.0:status:Success"/>';
    const address = await server.open();
    const hosts = ['handbook.example'];
    await useCase(product, CreateForwardApplication).execute(product.tenantId, { name: 'Handbook', hosts });
    return new UsedApplications(
      server,
      await RelyingParty.register(product, { backchannelLogoutUri: `${address}/logged-off` }),
      await ServiceProvider.register(product, {
        settings: { logouts: [{ binding: 'soap', location: `${address}/slo` }] },
      }),
      new ProxiedHost(() => product, hosts[0] ?? ''),
    );
  }

  /** Logs on to all of them in a browser that is logged on to the portal. */
  async enter(browser: Agent): Promise<Stay> {
    const tokens = await this.party.logOn(browser);
    const { profile } = await this.provider.logOn(browser);
    const cookie = await this.host.visit(browser);
    const sid = tokens.claims()?.['sid'];
    const index = profile.sessionIndex;
    expect([typeof sid, typeof index]).toEqual(['string', 'string']);
    return {
      isIn: async () => ({
        tokens: await isGood(userInfo(this.party, tokens)),
        proxy: (await this.host.check({ cookie })).status === 200,
      }),
      isTold: () => ({
        openIdConnect: this.server.told.some((message) => sidOf(message) === sid),
        saml: this.server.told.some((message) => index !== undefined && message.includes(index)),
      }),
    };
  }

  /** Restricts them to assigned people. Gives a function that assigns them, for example to a department or a person. */
  async narrow(
    product: Product,
  ): Promise<(to: Parameters<AssignApplication['execute']>[2]) => Promise<void>> {
    const rows = await product.sql<{ id: string }>(
      `update applications.application set audience = 'assigned' where tenant_id = $1 and state = 'enabled' returning id`,
      [product.tenantId],
    );
    return async (to) => {
      for (const { id } of rows) await useCase(product, AssignApplication).execute(product.tenantId, id, to);
    };
  }

  close(): Promise<void> {
    return this.server.close();
  }
}

/** A person's sessions in the applications. */
interface Stay {
  /** Whether the tokens are valid, and whether the proxy lets the person in. */
  readonly isIn: () => Promise<{ readonly tokens: boolean; readonly proxy: boolean }>;
  /** Whether each application has been told that the session is over. */
  readonly isTold: () => { readonly openIdConnect: boolean; readonly saml: boolean };
}

function isGood(asked: Promise<unknown>): Promise<boolean> {
  return asked.then(
    () => true,
    () => false,
  );
}

/** The session in a logout token; undefined for a SAML message, which is no token. */
function sidOf(message: string): unknown {
  if (message.startsWith('<')) return undefined;
  const claims = Buffer.from(message.split('.')[1] ?? '', 'base64url').toString();
  return (JSON.parse(claims) as Readonly<Record<string, unknown>>)['sid'];
}
