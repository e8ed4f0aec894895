import * as client from 'openid-client';
import type { Agent, Answer } from '../../harness/agent.js';
import { PASSWORD } from '../../harness/start-product.js';
import type { Place } from './place.js';
import { follow, RelyingParty, type Asked } from './relying-party.js';

/** The tokens of a logon, with verified signatures. */
export type Tokens = Awaited<ReturnType<RelyingParty['redeem']>>;

/** One application and one person for all cases of the plans that change neither. */
export class Certified {
  #party: RelyingParty | undefined;
  #browser: Agent | undefined;

  constructor(readonly place: Place) {}

  /** Call it before the cases. */
  async open(): Promise<void> {
    this.#party = await this.register({ scopes: ['openid', 'profile', 'email', 'phone', 'offline_access'] });
    this.#browser = await this.place.browserOf('bob');
  }

  /** Registers an application that also checks signatures. */
  async register(settings: Parameters<typeof RelyingParty.register>[1] = {}): Promise<RelyingParty> {
    const party = await RelyingParty.register(this.place.product(), settings);
    client.enableNonRepudiationChecks(party.config);
    return party;
  }

  get party(): RelyingParty {
    if (this.#party === undefined) throw new Error('Nothing is open');
    return this.#party;
  }

  /** The browser in which bob is logged on. */
  get browser(): Agent {
    if (this.#browser === undefined) throw new Error('Nothing is open');
    return this.#browser;
  }

  /** A whole logon without questions. */
  logOn(more: Readonly<Record<string, string>> = {}): Promise<Tokens> {
    return this.party.logOn(this.browser, more);
  }

  /** The error that a request returns with. */
  async errorOf(url: URL, browser = this.browser): Promise<string | null> {
    return (await this.party.walk(browser, url)).searchParams.get('error');
  }

  /** Moves all authentications into the past, for the portal and the provider. */
  async letPass(seconds: number): Promise<void> {
    const { sql } = this.place.product();
    await sql(
      `update logon.session set authenticated_at = authenticated_at - make_interval(secs => $1) where ended_at is null`,
      [seconds],
    );
    await sql(
      `update oidc.artifact set payload = jsonb_set(payload, '{loginTs}', to_jsonb((payload->>'loginTs')::int - $1::int))
       where model = 'Session' and payload ? 'loginTs'`,
      [seconds],
    );
  }

  /** Follows a request that asks for a fresh authentication, and gives it. */
  async proveAgain({ url, checks }: Asked): Promise<Tokens> {
    const { path } = await follow(this.browser, url, this.party.redirectUri);
    expect(path).toMatch(/^\/t\/demo\/reauthenticate\?return_to=/);
    const returnTo = new URL(path, 'http://portal').searchParams.get('return_to') ?? '';
    const proof = { password: PASSWORD, return_to: returnTo };
    const fresh = await this.browser.post('/t/demo/reauthenticate/password', proof);
    const back = await this.party.walk(this.browser, new URL(fresh.location ?? '', this.browser.baseUrl));
    return this.party.redeem(back, { url, checks });
  }

  /** Calls the userinfo endpoint with a plain request. */
  userInfo(tokens: Tokens, how: 'get' | 'header' | 'body'): Promise<Response> {
    const { userinfo_endpoint: address = '' } = this.party.config.serverMetadata();
    const { access_token: token } = tokens;
    const bearer = { authorization: `Bearer ${token}` };
    if (how === 'get') return fetch(address, { headers: bearer });
    if (how === 'header') return fetch(address, { method: 'POST', headers: bearer });
    return fetch(address, { method: 'POST', body: new URLSearchParams({ access_token: token }) });
  }
}

/** Confirms on the page that asks whether to log off; gives the address of the redirect. */
export async function confirmLogoff(browser: Agent, page: Answer): Promise<string> {
  expect(page.text).toContain('Log off?');
  const xsrf = /name="xsrf" value="([\w-]+)"/.exec(page.text)?.[1] ?? '';
  const done = await browser.post('/t/demo/oidc/logout/confirm', { xsrf, logout: 'yes' });
  return done.headers.get('refresh')?.replace('0;url=', '') ?? '';
}
