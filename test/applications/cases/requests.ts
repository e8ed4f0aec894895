import * as client from 'openid-client';
import { PASSWORD } from '../../harness/start-product.js';
import { newBrowser } from '../../security/scene/agents.js';
import { type Place, userInfo } from '../scene/place.js';
import { follow, RelyingParty } from '../scene/relying-party.js';

const MULTI = 'urn:openeiam:acr:multi-factor';

/** Request parameters of applications beyond a plain logon. */
export function requests(place: Place): void {
  const register = (settings: Parameters<typeof RelyingParty.register>[1] = {}) =>
    RelyingParty.register(place.product(), settings);

  describe('a request', () => {
    it('with login_hint has the name filled in, and shows nothing of it that a page would run', async () => {
      const party = await register();
      const logon = async (hint: string) => {
        const { url } = await party.ask({ login_hint: hint });
        return (await follow(newBrowser(place.product()), url, party.redirectUri)).answer.text;
      };
      expect(await logon('bob')).toContain('value="bob"');
      expect(await logon('"><script>alert(1)</script>')).not.toContain('"><script>');
      expect(await logon('x'.repeat(300))).not.toContain('x'.repeat(300));
    });

    it('that prefers an acr gets the available one', async () => {
      const party = await register();
      const tokens = await party.logOn(await place.browserOf('bob'), { acr_values: MULTI });
      expect(tokens.claims()?.['acr']).toBe('urn:openeiam:acr:single-factor');
    });

    it('that requires an acr which the session lacks asks for a fresh authentication', async () => {
      const party = await register();
      const browser = await place.browserOf('bob');
      await place.product()
        .sql(`update logon.session set authenticated_at = authenticated_at - interval '1 hour'
      where ended_at is null`);
      const essential = { id_token: { acr: { essential: true, values: [MULTI] } } };
      const { url } = await party.ask({ claims: JSON.stringify(essential) });
      const { path } = await follow(browser, url, party.redirectUri);
      expect(path).toMatch(/^\/t\/demo\/reauthenticate\?return_to=/);
      const returnTo = new URL(path, 'http://portal').searchParams.get('return_to') ?? '';
      const fresh = await browser.post('/t/demo/reauthenticate/password', {
        password: PASSWORD,
        return_to: returnTo,
      });
      // They have no second factor: the application gets an error and no success.
      const { location } = await follow(browser, fresh.location ?? '', party.redirectUri);
      expect(new URL(location ?? '').searchParams.get('error')).toBe('unmet_authentication_requirements');
    });

    it('gets claims by name, including those of departments and providers, but none outside the application’s scopes', async () => {
      const party = await register({ scopes: ['openid', 'email'] });
      const wanted = { id_token: { email: null, roles: null }, userinfo: { name: null, email: null } };
      const tokens = await party.logOn(await place.browserOf('bob'), {
        scope: 'openid',
        claims: JSON.stringify(wanted),
      });
      expect(tokens.claims()).toMatchObject({ email: 'bob@demo.test' });
      expect(tokens.claims()).not.toHaveProperty('roles');
      const info = await userInfo(party, tokens);
      expect(info).toMatchObject({ email: 'bob@demo.test' });
      expect(info).not.toHaveProperty('name');
      const more = await register({ scopes: ['openid', 'groups', 'dingtalk'] });
      const named = { id_token: { groups: null, dingtalk_user_id: null } };
      const request = { scope: 'openid', claims: JSON.stringify(named) };
      const told = (await more.logOn(await place.browserOf('alice'), request)).claims();
      expect(told).toMatchObject({ groups: [], dingtalk_user_id: expect.any(String) as string });
      expect(told).not.toHaveProperty('dingtalk_union_id');
    });

    it('for an API gets a signed token for that API, with its scopes and no others', async () => {
      const api = 'https://api.example/';
      const party = await register({ apis: [api], apiScopes: ['read'] });
      const asked = await party.ask({ resource: api, scope: 'openid read write' });
      const back = await party.walk(await place.browserOf('bob'), asked.url);
      const tokens = await client.authorizationCodeGrant(party.config, back, asked.checks, { resource: api });
      const [, claims = ''] = tokens.access_token.split('.');
      expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
        aud: api,
        scope: 'read',
        sub: await place.accountId('bob'),
      });
      const other = await party.ask({ resource: 'https://other.example/' });
      const refused = await party.walk(await place.browserOf('bob'), other.url);
      expect(refused.searchParams.get('error')).toBe('invalid_target');
    });
  });

  describe('the page for a device’s code', () => {
    it('only fills in the code from the address, and names the application before anything is granted', async () => {
      const device = await register({
        name: 'Television',
        authentication: 'none',
        redirectUris: [],
        grantTypes: ['urn:ietf:params:oauth:grant-type:device_code'],
      });
      const flow = await client.initiateDeviceAuthorization(device.config, { scope: 'openid' });
      const browser = newBrowser(place.product());
      const page = await browser.get(flow.verification_uri_complete ?? '');
      expect([page.status, page.text.includes('.submit()')]).toEqual([200, false]);
      expect(page.text).toContain(`value="${flow.user_code}"`);
      const xsrf = /name="xsrf" value="([\w-]+)"/.exec(page.text)?.[1] ?? '';
      const asked = await browser.post('/t/demo/oidc/device', { xsrf, user_code: flow.user_code });
      expect(asked.text).toContain('Television');
      const confirmation = new URLSearchParams({ xsrf, user_code: flow.user_code, confirm: 'yes' });
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://evil.example',
      };
      const forged = await browser.send('POST', '/t/demo/oidc/device', headers, confirmation.toString());
      expect(forged.status).toBe(403);
    });

    it('binds its form to the browser without storing anything, and accepts a code from that browser alone', async () => {
      const stored = async () =>
        (await place.product().sql(`select id from oidc.artifact where model = 'Session'`)).length;
      const before = await stored();
      const browser = newBrowser(place.product());
      const page = await browser.get('/t/demo/oidc/device');
      expect([page.status, await stored()]).toEqual([200, before]);
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      const form = { xsrf, user_code: 'AAAA-BBBB' };
      const stranger = newBrowser(place.product());
      await stranger.get('/t/demo/oidc/device');
      expect((await stranger.post('/t/demo/oidc/device', form)).status).toBe(400);
      const own = await browser.post('/t/demo/oidc/device', form);
      expect(own.text).toContain('This code is not known');
    });
  });
}
