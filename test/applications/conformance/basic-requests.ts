import * as client from 'openid-client';
import { newBrowser } from '../../security/scene/agents.js';
import type { Certified } from '../scene/certified.js';
import { follow, logOnHere } from '../scene/relying-party.js';

/** `oidcc-basic-certification-test-plan`: requests to the provider. */
export function basicRequests(certified: Certified): void {
  const BOB = { preferred_username: 'bob' };

  describe('Basic OP: a request', () => {
    it('oidcc-response-type-missing: is refused with an error at the application', async () => {
      const { url } = await certified.party.ask();
      url.searchParams.delete('response_type');
      expect(await certified.errorOf(url)).toBe('invalid_request');
    });

    it('oidcc-ensure-request-without-nonce-succeeds-for-code-flow: needs no nonce', async () => {
      const asked = await certified.party.ask();
      asked.url.searchParams.delete('nonce');
      const back = await certified.party.walk(certified.browser, asked.url);
      const { expectedNonce: _, ...checks } = asked.checks;
      const tokens = await client.authorizationCodeGrant(certified.party.config, back, checks);
      expect(tokens.claims()).not.toHaveProperty('nonce');
    });

    it.each([
      ['oidcc-display-page', { display: 'page' }],
      ['oidcc-display-popup', { display: 'popup' }],
      ['oidcc-ui-locales', { ui_locales: 'zh-CN en' }],
      ['oidcc-claims-locales', { claims_locales: 'zh-CN en' }],
      ['oidcc-ensure-request-with-unknown-parameter-succeeds', { extra: 'foobar' }],
      ['oidcc-max-age-10000', { max_age: '10000' }],
    ] as const)('%s: gets the same claims as any other', async (_module, more) => {
      expect((await certified.logOn(more)).claims()).toMatchObject(BOB);
    });

    it('oidcc-max-age-1: asks for a fresh authentication once the last one is older, and gives its time', async () => {
      const first = await certified.logOn();
      await certified.letPass(60);
      const again = await certified.proveAgain(await certified.party.ask({ max_age: '1' }));
      expect(again.claims()).toMatchObject({
        sub: first.claims()?.sub,
        auth_time: expect.any(Number) as number,
      });
      expect(Date.now() / 1_000 - Number(again.claims()?.auth_time)).toBeLessThan(30);
    });

    it('oidcc-prompt-login: asks a person who is logged on once more, and gives the new time', async () => {
      await certified.letPass(60);
      const again = await certified.proveAgain(await certified.party.ask({ prompt: 'login' }));
      expect(Date.now() / 1_000 - Number(again.claims()?.auth_time)).toBeLessThan(30);
    });

    it('with prompt=select_account asks for a fresh authentication, or for a logon if nobody is logged on', async () => {
      await certified.letPass(60);
      const again = await certified.proveAgain(await certified.party.ask({ prompt: 'select_account' }));
      expect(again.claims()).toMatchObject(BOB);
      const asked = await certified.party.ask({ prompt: 'select_account' });
      const somebody = newBrowser(certified.place.product());
      const { path } = await follow(somebody, asked.url, certified.party.redirectUri);
      const logged = await logOnHere(somebody, path, 'auditor');
      const back = await certified.party.walk(somebody, new URL(logged.location ?? '', somebody.baseUrl));
      expect((await certified.party.redeem(back, asked)).claims()).toMatchObject({
        preferred_username: 'auditor',
      });
    });

    it('oidcc-prompt-none-not-logged-in: is refused if nobody is logged on', async () => {
      const { url } = await certified.party.ask({ prompt: 'none' });
      expect(await certified.errorOf(url, newBrowser(certified.place.product()))).toBe('login_required');
    });

    it('oidcc-prompt-none-logged-in: asks nothing of a person who is logged on', async () => {
      const [first, second] = [await certified.logOn(), await certified.logOn({ prompt: 'none' })];
      expect(second.claims()).toMatchObject({
        sub: first.claims()?.sub,
        auth_time: first.claims()?.auth_time,
      });
    });

    it('oidcc-id-token-hint: is only answered for the person of the ID token', async () => {
      const first = await certified.logOn();
      const hint = { prompt: 'none', id_token_hint: first.id_token ?? '' };
      expect((await certified.logOn(hint)).claims()).toMatchObject({ sub: first.claims()?.sub });
      const other = await certified.place.browserOf('auditor');
      await certified.party.logOn(other);
      expect(await certified.errorOf((await certified.party.ask(hint)).url, other)).toBe('login_required');
    });

    it('oidcc-id-token-hint: is refused with a changed token', async () => {
      const { id_token: token = '' } = await certified.logOn();
      const [, payload = ''] = token.split('.');
      const header = Buffer.from('{"alg":"none"}').toString('base64url');
      const { url } = await certified.party.ask({ prompt: 'none', id_token_hint: `${header}.${payload}.` });
      expect(await certified.errorOf(url)).toBe('invalid_request');
    });

    it('oidcc-ensure-request-with-acr-values-succeeds: gives the available acr', async () => {
      const values = 'urn:openeiam:acr:single-factor urn:other';
      const tokens = await certified.logOn({ acr_values: values });
      expect(tokens.claims()).toMatchObject({ acr: 'urn:openeiam:acr:single-factor' });
    });

    it('oidcc-ensure-post-request-succeeds: may come by a form of another site', async () => {
      const asked = await certified.party.ask();
      const stranger = newBrowser(certified.place.product());
      const headers = {
        'content-type': 'application/x-www-form-urlencoded',
        origin: 'https://application.example',
      };
      // The browser sends no cookie with such a form, so it is answered in a separate navigation.
      const query = asked.url.searchParams.toString();
      const { status, location } = await stranger.send('POST', '/t/demo/oidc/auth', headers, query);
      expect([status, stranger.cookies.size]).toEqual([303, 0]);
      const back = await certified.party.walk(certified.browser, new URL(location ?? '', asked.url));
      expect((await certified.party.redeem(back, asked)).claims()).toMatchObject(BOB);
    });

    it('oidcc-unsigned-request-object-supported-correctly-or-rejected-as-unsupported: is refused as an object', async () => {
      const { url } = await certified.party.ask();
      url.searchParams.set('request', 'eyJhbGciOiJub25lIn0.e30.');
      expect(await certified.errorOf(url)).toBe('request_not_supported');
    });

    it('oidcc-request-uri-unsigned-supported-correctly-or-rejected-as-unsupported: is never fetched', async () => {
      const { url } = await certified.party.ask();
      url.searchParams.set('request_uri', `${certified.place.address()}/request.jwt`);
      const { location, answer } = await follow(certified.browser, url, certified.party.redirectUri);
      expect(new URL(location ?? 'about:blank').searchParams.get('error') ?? String(answer.status)).toMatch(
        /^(invalid_request_uri|request_uri_not_supported|400)$/,
      );
      expect(certified.party.config.serverMetadata()).not.toHaveProperty(
        'request_object_signing_alg_values_supported',
      );
    });

    it('oidcc-ensure-request-with-valid-pkce-succeeds: with a challenge is redeemed with its verifier', async () => {
      const asked = await certified.party.ask();
      expect(asked.url.searchParams.get('code_challenge_method')).toBe('S256');
      const back = await certified.party.walk(certified.browser, asked.url);
      expect((await certified.party.redeem(back, asked)).claims()).toMatchObject(BOB);
    });
  });
}
