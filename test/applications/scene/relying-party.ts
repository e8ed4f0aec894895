import * as client from 'openid-client';
import { CreateApplication } from '#applications';
import type { Agent, Answer } from '../../harness/agent.js';
import { PASSWORD, type Product } from '../../harness/start-product.js';
import { useCase } from '../../security/scene/use-case.js';

type NewApplication = Parameters<CreateApplication['execute']>[1];

/** Parameters of a request, to check its response against. */
export interface Asked {
  readonly url: URL;
  readonly checks: {
    readonly pkceCodeVerifier: string;
    readonly expectedState: string;
    readonly expectedNonce: string;
    readonly idTokenExpected: true;
  };
}

/** An application of the demo tenant, written with `openid-client` as developers would. */
export class RelyingParty {
  private constructor(
    readonly id: string,
    readonly secret: string | null,
    readonly redirectUri: string,
    readonly config: client.Configuration,
  ) {}

  static async register(product: Product, settings: Partial<NewApplication> = {}): Promise<RelyingParty> {
    const redirectUri = settings.redirectUris?.[0] ?? 'https://application.example/callback';
    const { application, clientSecret } = await useCase(product, CreateApplication).execute(
      product.tenantId,
      {
        name: 'Grafana',
        redirectUris: [redirectUri],
        ...settings,
      },
    );
    return RelyingParty.known(product.url, { id: application.id, secret: clientSecret, redirectUri });
  }

  /** An application that is already registered. */
  static async known(
    portal: string,
    { id, secret, redirectUri }: Pick<RelyingParty, 'id' | 'secret' | 'redirectUri'>,
  ): Promise<RelyingParty> {
    const config = await client.discovery(
      new URL(`${portal}/t/demo`),
      id,
      secret ?? undefined,
      secret === null ? client.None() : client.ClientSecretBasic(secret),
      // oxlint-disable-next-line typescript/no-deprecated -- deprecated only as a warning: tests have no TLS
      { execute: [client.allowInsecureRequests] },
    );
    return new RelyingParty(id, secret, redirectUri, config);
  }

  /** A request for a logon. */
  async ask(more: Readonly<Record<string, string>> = {}): Promise<Asked> {
    const pkceCodeVerifier = client.randomPKCECodeVerifier();
    const [expectedState, expectedNonce] = [client.randomState(), client.randomNonce()];
    const url = client.buildAuthorizationUrl(this.config, {
      redirect_uri: this.redirectUri,
      scope: 'openid profile email',
      code_challenge: await client.calculatePKCECodeChallenge(pkceCodeVerifier),
      code_challenge_method: 'S256',
      state: expectedState,
      nonce: expectedNonce,
      ...more,
    });
    return { url, checks: { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true } };
  }

  /** Redeems the code that a browser has come back with. */
  redeem(back: URL, { checks }: Asked) {
    return client.authorizationCodeGrant(this.config, back, checks);
  }

  /** A whole logon of a browser that is logged on to the portal. */
  async logOn(browser: Agent, more: Readonly<Record<string, string>> = {}) {
    const asked = await this.ask(more);
    return this.redeem(await this.walk(browser, asked.url), asked);
  }

  /** Follows the browser's redirects until it is back at the application. */
  async walk(browser: Agent, from: URL): Promise<URL> {
    const { location, answer } = await follow(browser, from, this.redirectUri);
    if (location === undefined)
      throw new Error(`The browser stays at ${String(answer.status)}: ${answer.text}`);
    return new URL(location);
  }
}

/** Follows redirects, and pages that continue by themselves, to an address with this beginning or to a page that needs input. */
export async function follow(
  browser: Agent,
  from: URL | string,
  until: string,
): Promise<{ readonly location: string | undefined; readonly path: string; readonly answer: Answer }> {
  let next = from instanceof URL ? from.href : from;
  for (let hops = 0; hops < 12; hops += 1) {
    const path = next;
    const answer = await browser.get(path);
    const onward = answer.location ?? answer.headers.get('refresh')?.replace('0;url=', '');
    if (onward === undefined) return { location: undefined, path, answer };
    if (onward.startsWith(until)) return { location: onward, path, answer };
    next = onward;
  }
  throw new Error('The browser goes round in circles');
}

/** Logs a person of the demo tenant on by password, on the page that the browser was sent to. */
export async function logOnHere(browser: Agent, path: string, username: string): Promise<Answer> {
  const returnTo = new URL(path, 'http://portal').searchParams.get('return_to') ?? '';
  await browser.get(path);
  return browser.post('/t/demo/logon/password', { username, password: PASSWORD, return_to: returnTo });
}
