import * as client from 'openid-client';
import { newBrowser } from '../../security/scene/agents.js';
import { type Place, refused } from '../scene/place.js';
import { follow, RelyingParty } from '../scene/relying-party.js';

/** Attacks of RFC 9700, and others. */
export function attacks(place: Place): void {
  const register = (settings: Parameters<typeof RelyingParty.register>[1] = {}) =>
    RelyingParty.register(place.product(), settings);

  describe('O1: a redirect address', () => {
    it.each([
      'https://application.example/callback/',
      'https://application.example/callback?x=1',
      'https://application.example/CALLBACK',
      'https://application.example:444/callback',
      'https://application.example.evil.example/callback',
      'https://application.example@evil.example/callback',
      'http://application.example/callback',
      'https://application.example/callback/../callback',
      'https://evil.example/',
    ])('that is %s is none of the application, and the browser is led nowhere', async (address) => {
      const party = await register();
      const { url } = await party.ask({ redirect_uri: address });
      const { location, answer } = await follow(await place.browserOf('bob'), url, 'https://');
      expect([location, answer.status]).toEqual([undefined, 400]);
      expect(answer.text).not.toContain('evil.example/callback"');
    });

    it('on the same machine may have any port for an installed application only', async () => {
      const native = await register({
        authentication: 'none',
        redirectUris: ['http://127.0.0.1:1/callback'],
      });
      const web = await register({ redirectUris: ['http://127.0.0.1:1/callback'] });
      const elsewhere = 'http://127.0.0.1:2/callback';
      const browser = await place.browserOf('bob');
      const [free, bound] = [
        await follow(browser, (await native.ask({ redirect_uri: elsewhere })).url, elsewhere),
        await follow(browser, (await web.ask({ redirect_uri: elsewhere })).url, elsewhere),
      ];
      expect(free.location).toContain('code=');
      expect(bound.answer.status).toBe(400);
    });
  });

  describe('O1: PKCE', () => {
    it('is required of public clients, and only S256 is accepted from any client', async () => {
      const [party, secretive] = [await register({ authentication: 'none' }), await register()];
      const browser = await place.browserOf('bob');
      const errorOf = async (one: RelyingParty, change: (url: URL) => void) => {
        const { url } = await one.ask();
        change(url);
        return (await one.walk(browser, url)).searchParams.get('error');
      };
      const without = (url: URL): void => {
        url.searchParams.delete('code_challenge');
        url.searchParams.delete('code_challenge_method');
      };
      expect(await errorOf(party, without)).toBe('invalid_request');
      for (const one of [party, secretive])
        expect(
          await errorOf(one, ({ searchParams }) => {
            searchParams.set('code_challenge_method', 'plain');
          }),
        ).toBe('invalid_request');
    });

    it('cannot be left out if the code was requested with it', async () => {
      const party = await register();
      const asked = await party.ask();
      const back = await party.walk(await place.browserOf('bob'), asked.url);
      const { pkceCodeVerifier: _, ...checks } = asked.checks;
      await expect(client.authorizationCodeGrant(party.config, back, checks)).rejects.toEqual(
        refused('invalid_grant'),
      );
    });
  });

  describe('the implicit flow and passwords', () => {
    it('are not accepted', async () => {
      const party = await register();
      const browser = await place.browserOf('bob');
      const { url } = await party.ask({ response_type: 'id_token' });
      expect((await party.walk(browser, url)).hash).toContain('error=unsupported_response_type');
      await expect(
        client.genericGrantRequest(party.config, 'password', { username: 'bob', password: 'x' }),
      ).rejects.toEqual(refused('unsupported_grant_type'));
    });
  });

  describe('O6: a consent page of an application', () => {
    it('can only be answered in the browser that it was shown in', async () => {
      const party = await register();
      const { path } = await follow(newBrowser(place.product()), (await party.ask()).url, party.redirectUri);
      const interaction = new URL(path, 'http://portal').searchParams.get('return_to') ?? '';
      const stranger = await place.browserOf('bob');
      expect((await stranger.get(interaction)).status).toBe(410);
    });

    it('does not accept a form of another site', async () => {
      const party = await register({ asksConsent: true });
      const browser = await place.browserOf('bob');
      const { path, answer } = await follow(browser, (await party.ask()).url, party.redirectUri);
      expect(answer.text).toContain('Allow Grafana?');
      const consent = `${path.split('?')[0] ?? ''}/consent`;
      const forged = await browser.send(
        'POST',
        consent,
        { 'content-type': 'application/x-www-form-urlencoded', origin: 'https://evil.example' },
        'decision=allow',
      );
      expect(forged.status).toBe(403);
      await browser.get(path);
      const denied = await browser.post(consent, { decision: 'deny' });
      const { location } = await follow(
        browser,
        denied.headers.get('refresh')?.replace('0;url=', '') ?? '',
        party.redirectUri,
      );
      expect(new URL(location ?? '').searchParams.get('error')).toBe('access_denied');
    });
  });

  describe('O6: another origin', () => {
    const token = (party: RelyingParty, origin: string) =>
      fetch(`${place.product().url}/t/demo/oidc/token`, {
        method: 'POST',
        headers: { origin },
        body: new URLSearchParams({ grant_type: 'authorization_code', client_id: party.id, code: 'x' }),
      });

    it('may read tokens only if a public client has registered it', async () => {
      const [browserApp, secretive] = [await register({ authentication: 'none' }), await register()];
      const allowed = await token(browserApp, 'https://application.example');
      expect(allowed.headers.get('access-control-allow-origin')).toBe('https://application.example');
      for (const [party, origin] of [
        [browserApp, 'https://evil.example'],
        [secretive, 'https://application.example'],
      ] as const)
        expect((await token(party, origin)).headers.get('access-control-allow-origin')).toBeNull();
    });
  });

  it('responses of the provider have all security headers of the portal’s', async () => {
    const { url } = place.product();
    const [own, given] = [
      await fetch(`${url}/t/demo/logon?method=password`),
      await fetch(`${url}/t/demo/oidc/device`),
    ];
    for (const name of [
      'content-security-policy',
      'x-content-type-options',
      'x-frame-options',
      'referrer-policy',
      'cross-origin-opener-policy',
      'permissions-policy',
    ])
      expect([name, given.headers.get(name)?.replaceAll(/nonce-[\w-]+/g, '')]).toEqual([
        name,
        own.headers.get(name)?.replaceAll(/nonce-[\w-]+/g, ''),
      ]);
  });

  it('O3: no stored value can be used as a credential', async () => {
    const party = await register();
    const asked = await party.ask();
    const back = await party.walk(await place.browserOf('bob'), asked.url);
    const tokens = await party.redeem(back, asked);
    const rows = await place.product().sql<{ text: string }>(
      `select to_jsonb(a)::text as text from oidc.artifact a
         union all select to_jsonb(s)::text from applications.client_secret s
         union all select payload::text from messaging.outbox
         union all select to_jsonb(r)::text from audit.record r`,
    );
    const stored = rows.map(({ text }) => text).join('\n');
    expect(stored.length).toBeGreaterThan(1_000);
    for (const secret of [
      party.secret,
      back.searchParams.get('code'),
      tokens.access_token,
      tokens.refresh_token,
      asked.checks.pkceCodeVerifier,
    ])
      expect(stored).not.toContain(secret);
  });

  it('O7: an ID token is never unsigned or signed with a secret', async () => {
    const metadata = (await (
      await fetch(`${place.product().url}/t/demo/.well-known/openid-configuration`)
    ).json()) as Readonly<Record<string, readonly string[]>>;
    for (const [name, values] of Object.entries(metadata))
      if (name.endsWith('alg_values_supported'))
        expect(values.filter((alg) => /^HS|none/.test(alg))).toEqual([]);
    expect(metadata).toMatchObject({
      response_types_supported: ['code'],
      code_challenge_methods_supported: ['S256'],
      authorization_response_iss_parameter_supported: true,
    });
  });
}
