import * as client from 'openid-client';
import { refused, type Place } from '../scene/place.js';
import { follow, RelyingParty } from '../scene/relying-party.js';

export function clients(place: Place): void {
  describe('a device', () => {
    it('gets what its person has confirmed on the portal’s pages', async () => {
      const party = await RelyingParty.register(place.product(), {
        authentication: 'none',
        redirectUris: [],
        grantTypes: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
      });
      const flow = await client.initiateDeviceAuthorization(party.config, { scope: 'openid profile' });
      const browser = await place.browserOf('bob');
      const page = await browser.get(flow.verification_uri);
      expect(page.text).toContain('name="user_code"');
      const xsrfOf = (text: string) => /name="xsrf" value="([\w-]+)"/.exec(text)?.[1] ?? '';
      const wrong = await browser.post('/t/demo/oidc/device', {
        xsrf: xsrfOf(page.text),
        user_code: 'AAAA-AAAA',
      });
      expect(wrong.text).toContain('This code is not known');
      const confirm = await browser.post('/t/demo/oidc/device', {
        xsrf: xsrfOf(wrong.text),
        user_code: flow.user_code,
      });
      expect(confirm.text).toContain('Is this your device?');
      expect(confirm.text).toContain('Confirm');
      const confirmed = await browser.post('/t/demo/oidc/device', {
        xsrf: xsrfOf(confirm.text),
        user_code: flow.user_code,
        confirm: 'yes',
      });
      const done = await follow(browser, confirmed.location ?? '', 'never');
      expect(done.answer.text).toContain('The device is connected');
      const tokens = await client.pollDeviceAuthorizationGrant(party.config, { ...flow, interval: 0 });
      expect(tokens.claims()).toMatchObject({ preferred_username: 'bob' });
    });
  });

  describe('a client by itself', () => {
    it('gets a signed token only for an API that it is registered for', async () => {
      const api = 'https://api.example/';
      const party = await RelyingParty.register(place.product(), {
        redirectUris: [],
        grantTypes: ['client_credentials'],
        apis: [api],
        apiScopes: ['read'],
      });
      const tokens = await client.clientCredentialsGrant(party.config, { resource: api, scope: 'read' });
      const [, claims = ''] = tokens.access_token.split('.');
      expect(JSON.parse(Buffer.from(claims, 'base64url').toString())).toMatchObject({
        aud: api,
        scope: 'read',
      });
      await expect(
        client.clientCredentialsGrant(party.config, { resource: 'https://other.example/' }),
      ).rejects.toEqual(refused('invalid_target'));
    });

    it('can introspect and revoke its own tokens, and learns nothing about those of others', async () => {
      const [party, other] = [
        await RelyingParty.register(place.product()),
        await RelyingParty.register(place.product()),
      ];
      const tokens = await party.logOn(await place.browserOf('bob'));
      const { access_token: token } = tokens;
      expect(await client.tokenIntrospection(party.config, token)).toMatchObject({ active: true });
      expect(await client.tokenIntrospection(other.config, token)).toEqual({ active: false });
      await client.tokenRevocation(party.config, token);
      expect(await client.tokenIntrospection(party.config, token)).toEqual({ active: false });
    });

    it('authenticates with a key of its own, once with each assertion', async () => {
      const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
        'sign',
        'verify',
      ]);
      const jwk = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as Record<string, string>;
      const party = await RelyingParty.register(place.product(), {
        authentication: 'private_key_jwt',
        redirectUris: [],
        grantTypes: ['client_credentials'],
        publicKeys: {
          keys: [{ kty: jwk['kty'] ?? '', crv: jwk['crv'] ?? '', x: jwk['x'] ?? '', y: jwk['y'] ?? '' }],
        },
      });
      const config = await client.discovery(
        new URL(`${place.product().url}/t/demo`),
        party.id,
        undefined,
        client.PrivateKeyJwt(pair.privateKey),
        // oxlint-disable-next-line typescript/no-deprecated -- deprecated only as a warning: tests have no TLS
        { execute: [client.allowInsecureRequests] },
      );
      expect((await client.clientCredentialsGrant(config)).access_token).toBeTruthy();
      const same = await client.discovery(
        new URL(`${place.product().url}/t/demo`),
        party.id,
        undefined,
        client.PrivateKeyJwt(pair.privateKey, {
          [client.modifyAssertion]: (_header, payload) => {
            payload['jti'] = 'always-the-same';
          },
        }),
        // oxlint-disable-next-line typescript/no-deprecated -- deprecated only as a warning: tests have no TLS
        { execute: [client.allowInsecureRequests] },
      );
      await client.clientCredentialsGrant(same);
      await expect(client.clientCredentialsGrant(same)).rejects.toEqual(refused('invalid_client'));
    });

    it('can push its request ahead (PAR)', async () => {
      const party = await RelyingParty.register(place.product());
      const asked = await party.ask();
      const url = await client.buildAuthorizationUrlWithPAR(
        party.config,
        Object.fromEntries(asked.url.searchParams),
      );
      expect(url.searchParams.has('request_uri')).toBe(true);
      const back = await party.walk(await place.browserOf('bob'), url);
      expect((await party.redeem(back, asked)).claims()).toMatchObject({ preferred_username: 'bob' });
    });
  });
}
