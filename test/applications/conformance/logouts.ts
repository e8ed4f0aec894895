import { until } from '#testing';
import type { Agent } from '../../harness/agent.js';
import { confirmLogoff, type Certified, type Tokens } from '../scene/certified.js';
import type { RelyingParty } from '../scene/relying-party.js';
import { readSigned } from '../scene/signed-token.js';

const BYE = 'https://application.example/bye';

/** `oidcc-rp-initiated-logout-certification-test-plan` and `oidcc-backchannel-rp-initiated-logout-certification-test-plan`. */
export function logouts(certified: Certified): void {
  let party: RelyingParty;
  let browser: Agent;
  let tokens: Tokens;
  beforeAll(async () => {
    party = await certified.register({
      postLogoutRedirectUris: [BYE],
      backchannelLogoutUri: `${certified.place.address()}/logged-off`,
    });
  });
  beforeEach(async () => {
    browser = await certified.place.browserOf('bob');
    tokens = await party.logOn(browser);
  });

  /** Sends the person to the logoff address. */
  const leave = (more: Readonly<Record<string, string>>) =>
    browser.get(`/t/demo/oidc/logout?${new URLSearchParams(more).toString()}`);
  const hint = () => ({ id_token_hint: tokens.id_token ?? '' });
  /** Whether the person is still logged on, as an application sees it. */
  const isKnown = async (): Promise<boolean> => {
    const back = await party.walk(browser, (await party.ask({ prompt: 'none' })).url);
    const error = back.searchParams.get('error');
    expect([null, 'login_required']).toContain(error);
    return error === null;
  };

  describe('RP-Initiated Logout OP: a person whom an application logs off', () => {
    it('oidcc-rp-initiated-logout: comes back with the state, and is no longer logged on', async () => {
      const page = await leave({ ...hint(), post_logout_redirect_uri: BYE, state: 'kept' });
      expect(await confirmLogoff(browser, page)).toBe(`${BYE}?state=kept`);
      expect(await isKnown()).toBe(false);
    });

    it('oidcc-rp-initiated-logout-no-state: comes back without one', async () => {
      const page = await leave({ ...hint(), post_logout_redirect_uri: BYE });
      expect(await confirmLogoff(browser, page)).toBe(BYE);
      expect(await isKnown()).toBe(false);
    });

    it.each([
      ['oidcc-rp-initiated-logout-bad-post-logout-redirect-uri', 'https://application.example/elsewhere'],
      ['oidcc-rp-initiated-logout-query-added-to-post-logout-redirect-uri', `${BYE}?foo=bar`],
    ])('%s: is not redirected to an unregistered address', async (_module, address) => {
      const page = await leave({ ...hint(), post_logout_redirect_uri: address, state: 'x' });
      expect([page.status, page.text]).toEqual([400, expect.stringContaining('request was refused')]);
      expect(page.text).not.toContain('href="https://application.example');
      expect(await isKnown()).toBe(true);
    });

    it.each([
      ['oidcc-rp-initiated-logout-modified-id-token-hint', (token: string) => unsigned(token)],
      [
        'oidcc-rp-initiated-logout-bad-id-token-hint',
        (token: string) => `${token.slice(0, -20)}${'A'.repeat(20)}`,
      ],
    ])('%s: is not identified by a changed token', async (_module, change) => {
      const page = await leave({
        id_token_hint: change(tokens.id_token ?? ''),
        post_logout_redirect_uri: BYE,
      });
      expect([page.status, page.text]).toEqual([400, expect.stringContaining('request was refused')]);
      expect(page.text).not.toContain(`href="${BYE}`);
      expect(await isKnown()).toBe(true);
    });

    it('oidcc-rp-initiated-logout-no-id-token-hint: is asked for confirmation, and not redirected', async () => {
      const page = await leave({ post_logout_redirect_uri: BYE, state: 'x' });
      expect(page.text).not.toContain('.submit()');
      expect(await confirmLogoff(browser, page)).not.toContain('application.example');
    });

    it.each([
      ['oidcc-rp-initiated-logout-no-params', () => ({})],
      ['oidcc-rp-initiated-logout-only-state', () => ({ state: 'x' })],
      ['oidcc-rp-initiated-logout-no-post-logout-redirect-uri', hint],
    ])('%s: is logged off, and reads a confirmation', async (_module, parameters) => {
      const address = await confirmLogoff(browser, await leave(parameters()));
      expect((await browser.get(address)).text).toContain('You are logged off');
      expect(await isKnown()).toBe(false);
    });
  });

  describe('Back-Channel OP: an application', () => {
    it('oidcc-backchannel-rp-initiated-logout: is told by a signed token of this session', async () => {
      const { server } = certified.place;
      const page = await leave({ ...hint(), post_logout_redirect_uri: BYE, state: 'kept' });
      const before = server.told.length;
      expect(await confirmLogoff(browser, page)).toBe(`${BYE}?state=kept`);
      const claims = tokens.claims();
      const [sid, sub] = [claims?.['sid'], claims?.sub];
      const { jwks_uri: keys = '' } = party.config.serverMetadata();
      let told: Awaited<ReturnType<typeof readSigned>> | undefined;
      await until(async () => {
        for (const token of server.told.slice(before)) {
          const read = await readSigned(token, keys);
          if (read.claims['sid'] === sid) told = read;
        }
        return told !== undefined;
      });
      expect(told?.header).toMatchObject({ alg: 'RS256', typ: 'logout+jwt' });
      expect(told?.claims).toEqual({
        iss: `${certified.place.product().url}/t/demo`,
        aud: party.id,
        sub,
        sid,
        iat: expect.any(Number) as number,
        exp: expect.any(Number) as number,
        jti: expect.any(String) as string,
        events: { 'http://schemas.openid.net/event/backchannel-logout': {} },
      });
      expect(await isKnown()).toBe(false);
    });
  });
}

/** The same token without a signature. */
function unsigned(token: string): string {
  const [, claims = ''] = token.split('.');
  return `${Buffer.from('{"alg":"none"}').toString('base64url')}.${claims}.`;
}
