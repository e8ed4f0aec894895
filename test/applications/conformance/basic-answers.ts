import * as client from 'openid-client';
import { CreateApplication } from '#applications';
import { useCase } from '../../security/scene/use-case.js';
import type { Certified } from '../scene/certified.js';
import { refused } from '../scene/place.js';

/** `oidcc-basic-certification-test-plan`: responses of the provider. */
export function basicAnswers(certified: Certified): void {
  const told = async (tokens: Awaited<ReturnType<Certified['logOn']>>) =>
    (await (await certified.userInfo(tokens, 'get')).json()) as Record<string, unknown>;

  describe('Basic OP: a response', () => {
    it('oidcc-server: a code is redeemed for tokens, with the ID token of the request', async () => {
      const tokens = await certified.logOn();
      const now = Date.now() / 1_000;
      const claims = tokens.claims();
      expect(claims).toMatchObject({
        iss: `${certified.place.product().url}/t/demo`,
        aud: certified.party.id,
        sub: await certified.place.accountId('bob'),
      });
      expect(claims?.exp).toBeGreaterThan(now);
      expect(Math.abs((claims?.iat ?? 0) - now)).toBeLessThan(300);
      expect(tokens).toMatchObject({ token_type: 'bearer', expires_in: expect.any(Number) as number });
    });

    it('oidcc-server: no response with tokens is cached', async () => {
      const asked = await certified.party.ask();
      const back = await certified.party.walk(certified.browser, asked.url);
      const { party } = certified;
      const answer = await fetch(party.config.serverMetadata().token_endpoint ?? '', {
        method: 'POST',
        headers: {
          authorization: `Basic ${Buffer.from(`${party.id}:${party.secret ?? ''}`).toString('base64')}`,
        },
        body: new URLSearchParams({
          grant_type: 'authorization_code',
          code: back.searchParams.get('code') ?? '',
          redirect_uri: party.redirectUri,
          code_verifier: asked.checks.pkceCodeVerifier,
        }),
      });
      expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
    });

    it('oidcc-server-client-secret-post: the secret may be in the body', async () => {
      const { party } = certified;
      const config = new client.Configuration(
        party.config.serverMetadata(),
        party.id,
        party.secret ?? '',
        client.ClientSecretPost(party.secret ?? ''),
      );
      // oxlint-disable-next-line typescript/no-deprecated -- deprecated only as a warning: tests have no TLS
      client.allowInsecureRequests(config);
      const asked = await party.ask();
      const back = await party.walk(certified.browser, asked.url);
      const tokens = await client.authorizationCodeGrant(config, back, asked.checks);
      expect(tokens.claims()).toMatchObject({ preferred_username: 'bob' });
    });

    it.each(['RS256', 'ES256', 'EdDSA'] as const)(
      'oidcc-idtoken-signature: the ID token is signed by a published key that its header names, with %s',
      async (idTokenAlgorithm) => {
        const party = await certified.register({ idTokenAlgorithm });
        const { id_token: token = '' } = await party.logOn(certified.browser);
        const header = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as {
          kid: string;
          alg: string;
        };
        const jwks = (await (await fetch(party.config.serverMetadata().jwks_uri ?? '')).json()) as {
          keys: { kid: string }[];
        };
        expect(header.alg).toBe(idTokenAlgorithm);
        expect(jwks.keys.filter(({ kid }) => kid === header.kid)).toHaveLength(1);
      },
    );

    it('oidcc-idtoken-unsigned: no application can be registered for unsigned ID tokens', async () => {
      const unsigned = useCase(certified.place.product(), CreateApplication).execute(
        certified.place.product().tenantId,
        {
          name: 'Careless',
          redirectUris: ['https://application.example/callback'],
          idTokenAlgorithm: 'none' as 'RS256',
        },
      );
      await expect(unsigned).rejects.toMatchObject({ code: 'application.invalid' });
    });

    it.each([
      ['oidcc-userinfo-get', 'get'],
      ['oidcc-userinfo-post-header', 'header'],
      ['oidcc-userinfo-post-body', 'body'],
    ] as const)('%s: the userinfo endpoint accepts the token in this way', async (_module, how) => {
      const tokens = await certified.logOn();
      const answer = await certified.userInfo(tokens, how);
      expect([answer.status, await answer.json()]).toMatchObject([200, { sub: tokens.claims()?.sub }]);
    });

    it('oidcc-scope-profile, oidcc-scope-email: each scope stands for its claims', async () => {
      const [profile, email] = [
        await told(await certified.logOn({ scope: 'openid profile' })),
        await told(await certified.logOn({ scope: 'openid email' })),
      ];
      expect(Object.keys(profile).sort()).toEqual(['name', 'preferred_username', 'sub']);
      expect(Object.keys(email).sort()).toEqual(['email', 'email_verified', 'sub']);
    });

    it('oidcc-scope-phone: gives the number, and whether it is verified', async () => {
      await certified.place
        .product()
        .sql(`update accounts.account set phone_number = '+8613800138000' where username = 'bob'`);
      expect(await told(await certified.logOn({ scope: 'openid phone' }))).toEqual({
        sub: expect.any(String) as string,
        phone_number: '+8613800138000',
        phone_number_verified: false,
      });
    });

    it('oidcc-scope-address: an unknown scope is ignored', async () => {
      const tokens = await certified.logOn({ scope: 'openid address' });
      expect(Object.keys(await told(tokens))).toEqual(['sub']);
      expect(certified.party.config.serverMetadata().scopes_supported).not.toContain('address');
    });

    it('oidcc-scope-all, oidcc-ensure-other-scope-order-succeeds: scopes may have any order', async () => {
      const all = { name: expect.any(String) as string, email: 'bob@demo.test' };
      const scope = 'openid profile email address phone';
      expect(await told(await certified.logOn({ scope }))).toMatchObject({
        ...all,
        phone_number: expect.any(String) as string,
      });
      expect(await told(await certified.logOn({ scope: 'email profile openid' }))).toMatchObject(all);
    });

    it('oidcc-claims-essential: an essential claim is given where it was requested', async () => {
      const tokens = await certified.logOn({
        scope: 'openid',
        claims: JSON.stringify({ userinfo: { name: { essential: true } } }),
      });
      expect(await told(tokens)).toHaveProperty('name');
      expect(tokens.claims()).not.toHaveProperty('name');
    });

    it('oidcc-codereuse-30seconds: a code that is used again later ends the first access token', async () => {
      const asked = await certified.party.ask();
      const back = await certified.party.walk(certified.browser, asked.url);
      const tokens = await certified.party.redeem(back, asked);
      await certified.place.product().sql(
        `update oidc.artifact set created_at = created_at - interval '30 seconds', expires_at = expires_at - interval '30 seconds',
           consumed_at = consumed_at - interval '30 seconds' where application_id = $1 and model = 'AuthorizationCode'`,
        [certified.party.id],
      );
      await expect(certified.party.redeem(back, asked)).rejects.toEqual(refused('invalid_grant'));
      expect((await certified.userInfo(tokens, 'get')).status).toBe(401);
    });

    it('oidcc-refresh-token: a refreshed ID token has the same person, logon and application', async () => {
      const first = await certified.logOn();
      const later = await client.refreshTokenGrant(certified.party.config, first.refresh_token ?? '');
      const { iss, sub, aud, auth_time } = { ...first.claims() };
      expect(later.claims()).toMatchObject({ iss, sub, aud, auth_time });
      expect(Number(later.claims()?.iat)).toBeGreaterThanOrEqual(Number(first.claims()?.iat));
      expect(later.access_token).not.toBe(first.access_token);
    });

    it('oidcc-refresh-token: a refresh token is refused from another application', async () => {
      const [first, other] = [await certified.logOn(), await certified.register()];
      await expect(client.refreshTokenGrant(other.config, first.refresh_token ?? '')).rejects.toEqual(
        refused('invalid_grant'),
      );
      await client.refreshTokenGrant(certified.party.config, first.refresh_token ?? '');
    });
  });
}
