import * as client from 'openid-client';
import { createHmac } from 'node:crypto';
import { secondTenant } from '../../security/scene/second-tenant.js';
import type { Place } from '../scene/place.js';
import { follow, RelyingParty, type Asked } from '../scene/relying-party.js';

const FORM = { 'content-type': 'application/x-www-form-urlencoded' };

/** RFC 9700 by section, where no other case tests it; `docs/security.md` lists all sections. */
export function review(place: Place, written: () => string): void {
  const register = (settings: Parameters<typeof RelyingParty.register>[1] = {}) =>
    RelyingParty.register(place.product(), settings);
  const at = (path: string): string => `${place.product().url}${path}`;
  const basic = ({ id, secret }: RelyingParty) => ({
    authorization: `Basic ${Buffer.from(`${id}:${secret ?? ''}`).toString('base64')}`,
  });
  const post = async (
    path: string,
    fields: Readonly<Record<string, string>>,
    headers: Record<string, string> = {},
  ) => {
    const answer = await fetch(at(path), {
      method: 'POST',
      headers: { ...FORM, ...headers },
      body: new URLSearchParams(fields).toString(),
    });
    return { status: answer.status, ...((await answer.json()) as Readonly<Record<string, unknown>>) };
  };
  const codeOf = async (party: RelyingParty, change: (url: URL) => void = () => undefined) => {
    const asked = await party.ask();
    change(asked.url);
    const back = await party.walk(await place.browserOf('bob'), asked.url);
    return { asked, code: back.searchParams.get('code') ?? '' };
  };
  const exchange = (party: RelyingParty, { checks }: Asked, code: string) => ({
    grant_type: 'authorization_code',
    code,
    redirect_uri: party.redirectUri,
    code_verifier: checks.pkceCodeVerifier,
  });

  describe('RFC 9700: attacks', () => {
    it('4.4: a client, a code, a token and a session of one tenant are not accepted at another one', async () => {
      const { slug } = await secondTenant(place.product());
      const party = await register();
      const { asked, code } = await codeOf(party);
      const elsewhere = `/t/${slug}/oidc`;
      expect(await post(`${elsewhere}/token`, exchange(party, asked, code), basic(party))).toMatchObject({
        status: 401,
        error: 'invalid_client',
      });
      const browser = await place.browserOf('bob');
      const tokens = await party.logOn(browser);
      const bearer = { authorization: `Bearer ${tokens.access_token}` };
      expect((await fetch(at(`${elsewhere}/userinfo`), { headers: bearer })).status).toBe(401);
      const { pathname, search } = asked.url;
      expect((await browser.get(pathname.replace('/t/demo/', `/t/${slug}/`) + search)).status).toBe(400);
      expect((await browser.get(`/t/${slug}/`)).status).toBe(303);
    });

    it('4.8: a code that was requested without a challenge cannot be redeemed with a verifier', async () => {
      const party = await register();
      const { asked, code } = await codeOf(party, ({ searchParams }) => {
        searchParams.delete('code_challenge');
        searchParams.delete('code_challenge_method');
      });
      const answer = await post('/t/demo/oidc/token', exchange(party, asked, code), basic(party));
      expect(answer).toMatchObject({ status: 400, error: 'invalid_grant' });
    });

    it('4.13: host headers of a request do not affect the issuer or any address', async () => {
      const lies = {
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
        'x-forwarded-proto': 'ftp',
      };
      const told = await (
        await fetch(at('/t/demo/.well-known/openid-configuration'), { headers: lies })
      ).text();
      expect(told).toContain(`"issuer":"${at('/t/demo')}"`);
      expect(told).not.toMatch(/evil|ftp:/);
    });

    it('4.7: a session of the provider planted in another browser does not change who is logged on', async () => {
      const party = await register();
      const [attacker, victim] = [await place.browserOf('auditor'), await place.browserOf('bob')];
      await party.logOn(attacker);
      for (const name of ['_op', '_op.sig']) victim.cookies.set(name, attacker.cookies.get(name) ?? '');
      // The provider takes them for two people, and asks them to start over.
      const { location } = await follow(victim, (await party.ask()).url, party.redirectUri);
      expect(location).toBeUndefined();
      expect((await party.logOn(attacker)).claims()).toMatchObject({ preferred_username: 'auditor' });
    });

    it('2.5: a client with a secret must send it, in one way, and cannot authenticate with a token signed by it or unsigned', async () => {
      const party = await register();
      const { asked, code } = await codeOf(party);
      const fields = exchange(party, asked, code);
      const part = (claims: object) => Buffer.from(JSON.stringify(claims)).toString('base64url');
      const now = Math.floor(Date.now() / 1_000);
      const claims = part({
        iss: party.id,
        sub: party.id,
        aud: at('/t/demo'),
        jti: 'x',
        iat: now,
        exp: now + 60,
      });
      const symmetric = `${part({ alg: 'HS256' })}.${claims}`;
      const code256 = createHmac('sha256', party.secret ?? '')
        .update(symmetric)
        .digest('base64url');
      const asserting = (assertion: string) => ({
        ...fields,
        client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
        client_assertion: assertion,
      });
      for (const [status, shown, headers] of [
        [401, { ...fields, client_id: party.id }, {}],
        [400, { ...fields, client_id: party.id, client_secret: party.secret ?? '' }, basic(party)],
        [401, asserting(`${part({ alg: 'none' })}.${claims}.`), {}],
        [401, asserting(`${symmetric}.${code256}`), {}],
      ] as const)
        expect((await post('/t/demo/oidc/token', shown, headers)).status).toBe(status);
      // None of these attempts has used the code up.
      expect((await post('/t/demo/oidc/token', fields, basic(party))).status).toBe(200);
    });

    it('4.9: no token is accepted as another kind, or from an address', async () => {
      const tokens = await (await register()).logOn(await place.browserOf('bob'));
      const told = (headers: Record<string, string>, query = '') =>
        fetch(at(`/t/demo/oidc/userinfo${query}`), { headers });
      for (const token of [tokens.id_token, tokens.refresh_token])
        expect((await told({ authorization: `Bearer ${token ?? ''}` })).status).toBe(401);
      expect((await told({}, `?access_token=${tokens.access_token}`)).status).toBe(400);
    });

    it('4.10: a public client can neither introspect nor revoke tokens of others', async () => {
      const [party, open] = [await register(), await register({ authentication: 'none' })];
      const { access_token: token } = await party.logOn(await place.browserOf('bob'));
      const asked = await post('/t/demo/oidc/introspection', { client_id: open.id, token });
      expect(asked).toEqual({ status: 200, active: false });
      await fetch(at('/t/demo/oidc/revocation'), {
        method: 'POST',
        body: new URLSearchParams({ client_id: open.id, token }),
      });
      expect(await client.tokenIntrospection(party.config, token)).toMatchObject({ active: true });
    });

    it('4.1: a pushed request belongs to its client, works once, and keeps its redirect address', async () => {
      const [party, other] = [await register(), await register()];
      const browser = await place.browserOf('bob');
      const asked = await party.ask();
      const fields = Object.fromEntries(asked.url.searchParams);
      const evil = await post(
        '/t/demo/oidc/par',
        { ...fields, redirect_uri: 'https://evil.example/' },
        basic(party),
      );
      expect([evil.status, evil]).toMatchObject([400, { error: 'invalid_request' }]);
      const url = await client.buildAuthorizationUrlWithPAR(party.config, fields);
      const errorOf = async (change: Readonly<Record<string, string>>) => {
        const tried = new URL(url);
        for (const [name, value] of Object.entries(change)) tried.searchParams.set(name, value);
        const { location = 'about:blank' } = await follow(browser, tried, 'https://');
        expect(location).not.toContain('evil.example');
        return new URL(location).searchParams.get('error');
      };
      expect(await errorOf({ client_id: other.id })).toMatch(/^invalid_request/);
      expect(await errorOf({ redirect_uri: 'https://evil.example/' })).toBeNull();
      expect(await errorOf({})).toBe('invalid_request_uri');
    });

    it('4.11: addresses that run a script or that anyone can read cannot be registered', async () => {
      for (const address of [
        'javascript:alert(1)',
        'data:text/html,x',
        'http://application.example/',
        'https://a.example/#x',
      ])
        await expect(register({ redirectUris: [address] })).rejects.toMatchObject({
          code: 'application.invalid',
        });
    });

    it('4.2, O3: no code or token is in the log, and no page sends its address as a referrer', async () => {
      const party = await register();
      const browser = await place.browserOf('bob');
      const { asked, code } = await codeOf(party);
      const tokens = await party.logOn(browser);
      const later = await client.refreshTokenGrant(party.config, tokens.refresh_token ?? '');
      await post('/t/demo/oidc/token', { ...exchange(party, asked, 'x'), client_secret: party.secret ?? '' });
      await browser.get(`/t/demo/oidc/logout?id_token_hint=${later.id_token ?? ''}`);
      const posted = await party.ask({ response_mode: 'form_post' });
      const page = (await follow(browser, posted.url, 'https://')).answer;
      expect(page.headers.get('referrer-policy')).toBe('same-origin');
      expect(page.headers.get('cache-control')).toContain('no-store');
      expect(written()).toContain('/oidc/token');
      const { pkceCodeVerifier, expectedState } = asked.checks;
      const told = [tokens.access_token, tokens.refresh_token, later.refresh_token, later.id_token];
      for (const secret of [code, party.secret, pkceCodeVerifier, expectedState, ...told])
        expect(written()).not.toContain(secret);
    });

    it('4.16: no page with a decision can be framed', async () => {
      const party = await register({ asksConsent: true });
      const browser = await place.browserOf('bob');
      const consent = (await follow(browser, (await party.ask()).url, party.redirectUri)).answer;
      expect(consent.text).toContain('Allow Grafana?');
      for (const { headers } of [
        consent,
        await browser.get('/t/demo/oidc/device'),
        await browser.get('/t/demo/oidc/logout'),
      ])
        expect([headers.get('content-security-policy'), headers.get('x-frame-options')]).toEqual([
          expect.stringContaining("frame-ancestors 'none'"),
          'DENY',
        ]);
    });
  });
}
