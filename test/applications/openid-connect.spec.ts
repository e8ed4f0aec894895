import * as client from 'openid-client';
import { AssignApplication, ChangeApplication, RotateSigningKeys } from '#applications';
import { SuspendAccount, ResumeAccount } from '#accounts';
import { until } from '#testing';
import type { Agent } from '../harness/agent.js';
import { newBrowser } from '../security/scene/agents.js';
import { useCase } from '../security/scene/use-case.js';
import { useProduct } from '../security/scene/use-product.js';
import { ApplicationServer } from './scene/application-server.js';
import { follow, logOnHere, RelyingParty } from './scene/relying-party.js';

const product = useProduct();
const server = new ApplicationServer();
let address = '';

beforeAll(async () => {
  address = await server.open();
});
afterAll(() => server.close());

/** A browser in which somebody is logged on to the portal. */
async function browserOf(username: string): Promise<Agent> {
  const browser = newBrowser(product());
  await logOnHere(browser, '/t/demo/logon', username);
  return browser;
}

const accountId = async (username: string): Promise<string> => {
  const [row] = await product().sql<{ id: string }>(
    'select id from accounts.account where tenant_id = $1 and username = $2',
    [product().tenantId, username],
  );
  return row?.id ?? '';
};

const refused = (error: string) => expect.objectContaining({ error });

describe('a logon to an application', () => {
  it('begins in the application, asks for the portal’s logon, and ends with what may be told', async () => {
    const party = await RelyingParty.register(product());
    const browser = newBrowser(product());
    const asked = await party.ask();
    const { path, answer } = await follow(browser, asked.url, party.redirectUri);
    expect(path).toMatch(/^\/t\/demo\/logon\?return_to=/);
    expect(answer.text).toContain('Grafana');
    const logged = await logOnHere(browser, path, 'bob');
    expect(logged.location).toMatch(/^\/t\/demo\/oidc\/interaction\//);
    const { location } = await follow(browser, logged.location ?? '', party.redirectUri);
    const back = new URL(location ?? '');
    expect(back.searchParams.get('iss')).toBe(`${product().url}/t/demo`);
    const tokens = await party.redeem(back, asked);
    expect(tokens.claims()).toMatchObject({
      sub: await accountId('bob'),
      preferred_username: 'bob',
      email: 'bob@demo.test',
      email_verified: true,
      amr: ['pwd'],
      acr: 'urn:openeiam:acr:single-factor',
    });
    expect(typeof tokens.claims()?.auth_time).toBe('number');
    const info = await client.fetchUserInfo(party.config, tokens.access_token, await accountId('bob'));
    expect(info).toMatchObject({ name: expect.any(String) as string, preferred_username: 'bob' });
    expect(info).not.toHaveProperty('roles');
  });

  it('after a form leads on in a navigation of its own, so that no policy has to be widened', async () => {
    const party = await RelyingParty.register(product());
    const browser = newBrowser(product());
    const { path } = await follow(browser, (await party.ask()).url, party.redirectUri);
    const logged = await logOnHere(browser, path, 'bob');
    const page = await browser.get(logged.location ?? '');
    expect([page.status, page.headers.get('refresh')]).toEqual([200, expect.stringContaining('0;url=')]);
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
  });

  it('of somebody who is logged on asks nothing', async () => {
    const party = await RelyingParty.register(product());
    const tokens = await party.logOn(await browserOf('bob'));
    expect(tokens.claims()).toMatchObject({ preferred_username: 'bob' });
  });

  it('with prompt=none says that nobody is logged on, or gives a code', async () => {
    const party = await RelyingParty.register(product());
    const asked = await party.ask({ prompt: 'none' });
    const nobody = await party.walk(newBrowser(product()), asked.url);
    expect(nobody.searchParams.get('error')).toBe('login_required');
    const somebody = await browserOf('bob');
    await party.logOn(somebody);
    expect((await party.logOn(somebody, { prompt: 'none' })).claims()).toMatchObject({
      preferred_username: 'bob',
    });
  });

  it('with prompt=login asks for a fresh authentication of the same session', async () => {
    const party = await RelyingParty.register(product());
    const browser = await browserOf('bob');
    const first = await party.logOn(browser);
    await product().sql(`update logon.session set authenticated_at = authenticated_at - interval '1 hour'
      where ended_at is null`);
    const asked = await party.ask({ prompt: 'login' });
    const { path } = await follow(browser, asked.url, party.redirectUri);
    expect(path).toMatch(/^\/t\/demo\/reauthenticate\?return_to=/);
    const returnTo = new URL(path, 'http://portal').searchParams.get('return_to') ?? '';
    const fresh = await browser.post('/t/demo/reauthenticate/password', {
      password: 'a-demo-password-for-tests',
      return_to: returnTo,
    });
    const { location } = await follow(browser, fresh.location ?? '', party.redirectUri);
    const tokens = await party.redeem(new URL(location ?? ''), asked);
    expect(Number(tokens.claims()?.auth_time)).toBeGreaterThanOrEqual(Number(first.claims()?.auth_time));
  });

  it('with max_age asks again once the authentication is older', async () => {
    const party = await RelyingParty.register(product());
    const browser = await browserOf('bob');
    await party.logOn(browser, { max_age: '600' });
    await product().sql(`update logon.session set authenticated_at = authenticated_at - interval '1 hour'
      where ended_at is null`);
    const fresh = await browserOf('bob');
    await party.logOn(fresh, { max_age: '600' });
    await product().sql(`update logon.session set authenticated_at = authenticated_at - interval '1 hour'
      where ended_at is null`);
    const { path } = await follow(
      newBrowser(product()),
      (await party.ask({ max_age: '600' })).url,
      party.redirectUri,
    );
    expect(path).toMatch(/logon/);
  });

  it('goes on when somebody else logs on in between, as that person', async () => {
    const party = await RelyingParty.register(product());
    const browser = await browserOf('bob');
    await party.logOn(browser);
    const asked = await party.ask({ prompt: 'login' });
    await product().sql(`update logon.session set authenticated_at = authenticated_at - interval '1 hour'
      where ended_at is null`);
    const { path } = await follow(browser, asked.url, party.redirectUri);
    const returnTo = new URL(path, 'http://portal').searchParams.get('return_to') ?? '';
    await browser.post('/t/demo/logoff');
    const page = `/t/demo/logon?return_to=${encodeURIComponent(returnTo)}`;
    const logged = await logOnHere(browser, page, 'auditor');
    const { location } = await follow(browser, logged.location ?? '', party.redirectUri);
    const tokens = await party.redeem(new URL(location ?? ''), asked);
    expect(tokens.claims()).toMatchObject({ preferred_username: 'auditor' });
  });

  it('tells a pairwise subject that no other application knows', async () => {
    const [one, other] = [
      await RelyingParty.register(product(), { subjectType: 'pairwise' }),
      await RelyingParty.register(product(), { subjectType: 'pairwise' }),
    ];
    const browser = await browserOf('bob');
    const [first, again, elsewhere] = [
      (await one.logOn(browser)).claims()?.sub,
      (await one.logOn(browser)).claims()?.sub,
      (await other.logOn(browser)).claims()?.sub,
    ];
    expect(first).toBe(again);
    expect(new Set([first, elsewhere, await accountId('bob')]).size).toBe(3);
  });

  it('goes on over a rotation of the keys, with the former ones published', async () => {
    const party = await RelyingParty.register(product(), { idTokenAlgorithm: 'ES256' });
    const before = await party.logOn(await browserOf('bob'));
    await useCase(product(), RotateSigningKeys).execute(product().tenantId);
    const jwks = async () =>
      (await (await fetch(`${product().url}/t/demo/oidc/jwks`)).json()) as {
        keys: { kid: string; d?: string }[];
      };
    await until(async () => (await jwks()).keys.length === 6);
    const { keys } = await jwks();
    const header = JSON.parse(Buffer.from(before.id_token?.split('.')[0] ?? '', 'base64url').toString()) as {
      kid: string;
      alg: string;
    };
    expect(header.alg).toBe('ES256');
    expect(keys.map(({ kid }) => kid)).toContain(header.kid);
    expect(keys.some((key) => 'd' in key)).toBe(false);
    const later = await RelyingParty.register(product(), { idTokenAlgorithm: 'ES256' });
    expect((await later.logOn(await browserOf('bob'))).claims()).toMatchObject({ preferred_username: 'bob' });
  });
});

describe('O2: a code', () => {
  it('is redeemed once, whoever else tries at the same moment', async () => {
    const party = await RelyingParty.register(product());
    const browser = await browserOf('bob');
    const asked = await party.ask();
    const back = await party.walk(browser, asked.url);
    const tries = await Promise.allSettled(Array.from({ length: 100 }, () => party.redeem(back, asked)));
    expect(tries.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
    const codes = tries.flatMap((one) =>
      one.status === 'rejected' ? [one.reason as { error?: string }] : [],
    );
    expect(new Set(codes.map(({ error }) => error))).toEqual(new Set(['invalid_grant']));
  });

  it('that is shown again ends what was made of it', async () => {
    const party = await RelyingParty.register(product());
    const asked = await party.ask();
    const back = await party.walk(await browserOf('bob'), asked.url);
    const tokens = await party.redeem(back, asked);
    await expect(party.redeem(back, asked)).rejects.toEqual(refused('invalid_grant'));
    await expect(
      client.fetchUserInfo(party.config, tokens.access_token, client.skipSubjectCheck),
    ).rejects.toThrow();
    await expect(client.refreshTokenGrant(party.config, tokens.refresh_token ?? '')).rejects.toEqual(
      refused('invalid_grant'),
    );
  });

  it('is worth nothing with another verifier, for another client, or at another address', async () => {
    const [party, other] = [await RelyingParty.register(product()), await RelyingParty.register(product())];
    const browser = await browserOf('bob');
    const wrong = async (
      redeem: (back: URL, asked: Awaited<ReturnType<typeof party.ask>>) => Promise<unknown>,
    ) => {
      const asked = await party.ask();
      const back = await party.walk(browser, asked.url);
      await expect(redeem(back, asked)).rejects.toEqual(refused('invalid_grant'));
    };
    await wrong((back, { checks }) =>
      client.authorizationCodeGrant(party.config, back, {
        ...checks,
        pkceCodeVerifier: client.randomPKCECodeVerifier(),
      }),
    );
    await wrong((back, asked) => other.redeem(back, asked));
    await wrong((back, asked) => {
      back.pathname = '/elsewhere';
      return party.redeem(back, asked);
    });
  });
});

describe('O2: a refresh token', () => {
  it('gives way to a new one, and ends the whole family when it is used again', async () => {
    const party = await RelyingParty.register(product());
    const first = await party.logOn(await browserOf('bob'));
    const second = await client.refreshTokenGrant(party.config, first.refresh_token ?? '');
    expect(second.refresh_token).not.toBe(first.refresh_token);
    await expect(client.refreshTokenGrant(party.config, first.refresh_token ?? '')).rejects.toEqual(
      refused('invalid_grant'),
    );
    await expect(client.refreshTokenGrant(party.config, second.refresh_token ?? '')).rejects.toEqual(
      refused('invalid_grant'),
    );
  });

  it('is used once, whoever else tries at the same moment', async () => {
    const party = await RelyingParty.register(product());
    const { refresh_token: token = '' } = await party.logOn(await browserOf('bob'));
    const tries = await Promise.allSettled(
      Array.from({ length: 50 }, () => client.refreshTokenGrant(party.config, token)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled').length).toBeLessThanOrEqual(1);
  });
});

describe('O5: access', () => {
  it('is refused to people whom the application is not assigned to, who read whom to ask', async () => {
    const party = await RelyingParty.register(product(), {
      audience: 'assigned',
      ownerId: await accountId('admin'),
    });
    const { answer } = await follow(await browserOf('bob'), (await party.ask()).url, party.redirectUri);
    expect(answer.status).toBe(403);
    expect(answer.text).toContain('You have no access to Grafana');
    expect(answer.text).toContain('admin@demo.test');
  });

  it('that is lost ends tokens at once: by assignment, state of the application, or of the account', async () => {
    const party = await RelyingParty.register(product(), { audience: 'assigned' });
    const account = await accountId('bob');
    const { tenantId } = product();
    const assign = useCase(product(), AssignApplication);
    const { id } = await assign.execute(tenantId, party.id, { accountId: account });
    const browser = await browserOf('bob');
    const isRefused = async (lose: () => Promise<unknown>, give: () => Promise<unknown>) => {
      const tokens = await party.logOn(browser.cookies.size > 0 ? await browserOf('bob') : browser);
      await client.fetchUserInfo(party.config, tokens.access_token, client.skipSubjectCheck);
      await lose();
      await expect(
        client.fetchUserInfo(party.config, tokens.access_token, client.skipSubjectCheck),
      ).rejects.toThrow();
      await expect(client.refreshTokenGrant(party.config, tokens.refresh_token ?? '')).rejects.toThrow();
      await give();
    };
    await isRefused(
      () => assign.end(tenantId, party.id, id),
      () => assign.execute(tenantId, party.id, { accountId: account }),
    );
    const set = (state: 'enabled' | 'disabled') => () =>
      useCase(product(), ChangeApplication).execute(tenantId, party.id, { state });
    await isRefused(set('disabled'), set('enabled'));
    await isRefused(
      () => useCase(product(), SuspendAccount).execute(tenantId, account, 'left'),
      () => useCase(product(), ResumeAccount).execute(tenantId, account),
    );
  });
});

describe('O4: a session that ends', () => {
  const register = () => RelyingParty.register(product(), { backchannelLogoutUri: `${address}/logged-off` });
  const toldOf = (sid: unknown) =>
    until(() =>
      server.told.some((token) => {
        const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
          string,
          unknown
        >;
        return claims['sid'] === sid && 'events' in (claims as object);
      }),
    );

  it('by logging off in the portal is told to the application, and its tokens are worth nothing', async () => {
    const party = await register();
    const browser = await browserOf('bob');
    const tokens = await party.logOn(browser);
    const sid = tokens.claims()?.['sid'];
    expect(typeof sid).toBe('string');
    await browser.get('/t/demo/');
    await browser.post('/t/demo/logoff');
    await expect(client.refreshTokenGrant(party.config, tokens.refresh_token ?? '')).rejects.toThrow();
    await toldOf(sid);
  });

  it('by running out is told, too', async () => {
    const party = await register();
    const sid = (await party.logOn(await browserOf('bob'))).claims()?.['sid'];
    await product().sql(`update logon.session set expires_at = now() where ended_at is null`);
    await product().sql(`update oidc.participation set check_at = now() where ended_at is null`);
    await toldOf(sid);
  });

  it('by a suspension is told, and told again when the application was away', async () => {
    const party = await register();
    const account = await accountId('bob');
    const sid = (await party.logOn(await browserOf('bob'))).claims()?.['sid'];
    server.status = 503;
    await useCase(product(), SuspendAccount).execute(product().tenantId, account, 'left');
    await toldOf(sid);
    server.status = 200;
    const before = server.told.length;
    await product().sql(
      `update oidc.participation set next_attempt_at = now() where next_attempt_at is not null`,
    );
    await until(() => server.told.length > before);
    await useCase(product(), ResumeAccount).execute(product().tenantId, account);
  });

  it('keeps what was asked for offline, and nothing else', async () => {
    const party = await RelyingParty.register(product());
    const browser = await browserOf('bob');
    const asked = await party.ask({ scope: 'openid offline_access', prompt: 'consent' });
    const { path, answer } = await follow(browser, asked.url, party.redirectUri);
    expect(answer.text).toContain('Allow Grafana?');
    const allowed = await browser.post(`${path.split('?')[0] ?? ''}/consent`, { decision: 'allow' });
    const { location } = await follow(
      browser,
      allowed.headers.get('refresh')?.replace('0;url=', '') ?? '',
      party.redirectUri,
    );
    const tokens = await party.redeem(new URL(location ?? ''), asked);
    await browser.get('/t/demo/');
    expect((await browser.get('/t/demo/')).text).toContain('Applications that you have allowed');
    await browser.post('/t/demo/logoff');
    const later = await client.refreshTokenGrant(party.config, tokens.refresh_token ?? '');
    const back = await browserOf('bob');
    await back.get('/t/demo/');
    const taken = await back.post(`/t/demo/allowed/${party.id}/withdraw`);
    expect(taken.location).toBe('/t/demo/?notice=consent.withdrawn');
    await expect(client.refreshTokenGrant(party.config, later.refresh_token ?? '')).rejects.toThrow();
  });
});

describe('logging off in an application', () => {
  it('ends the portal’s session, and leads back to a registered address', async () => {
    const postLogout = 'https://application.example/bye';
    const party = await RelyingParty.register(product(), {
      postLogoutRedirectUris: [postLogout],
      backchannelLogoutUri: `${address}/logged-off`,
    });
    const browser = await browserOf('bob');
    const tokens = await party.logOn(browser);
    const url = client.buildEndSessionUrl(party.config, {
      id_token_hint: tokens.id_token ?? '',
      post_logout_redirect_uri: postLogout,
      state: 'x',
    });
    const page = await browser.get(url.href);
    expect(page.text).toContain('Log off?');
    expect(page.text).toContain('.submit()');
    const xsrf = /name="xsrf" value="(\w+)"/.exec(page.text)?.[1] ?? '';
    const done = await browser.post('/t/demo/oidc/logout/confirm', { xsrf, logout: 'yes' });
    expect(done.headers.get('refresh')).toBe(`0;url=${postLogout}?state=x`);
    expect((await browser.get('/t/demo/')).status).not.toBe(200);
  });

  it('asks whoever was sent there without a token of this session, and leads nowhere that is not registered', async () => {
    const party = await RelyingParty.register(product());
    const browser = await browserOf('bob');
    await party.logOn(browser);
    const asked = await browser.get('/t/demo/oidc/logout');
    expect(asked.text).toContain('Log off?');
    expect(asked.text).not.toContain('.submit()');
    const elsewhere = await browser.get(
      `/t/demo/oidc/logout?client_id=${party.id}&post_logout_redirect_uri=https%3A%2F%2Fevil.example%2F`,
    );
    expect(elsewhere.status).toBe(400);
    const stranger = await browser.post('/t/demo/oidc/logout/confirm', { xsrf: 'guessed', logout: 'yes' });
    expect(stranger.status).toBe(400);
    expect((await browser.get('/t/demo/')).status).toBe(200);
  });
});

describe('a device', () => {
  it('gets what its person has confirmed, by the portal’s own pages', async () => {
    const party = await RelyingParty.register(product(), {
      authentication: 'none',
      redirectUris: [],
      grantTypes: ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token'],
    });
    const flow = await client.initiateDeviceAuthorization(party.config, { scope: 'openid profile' });
    const browser = await browserOf('bob');
    const page = await browser.get(flow.verification_uri);
    expect(page.text).toContain('name="user_code"');
    const xsrfOf = (text: string) => /name="xsrf" value="(\w+)"/.exec(text)?.[1] ?? '';
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
  it('gets a signed token for an API that it is registered for, and for no other', async () => {
    const api = 'https://api.example/';
    const party = await RelyingParty.register(product(), {
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

  it('asks about its own tokens and takes them back, and learns nothing of those of others', async () => {
    const [party, other] = [await RelyingParty.register(product()), await RelyingParty.register(product())];
    const tokens = await party.logOn(await browserOf('bob'));
    const { access_token: token } = tokens;
    expect(await client.tokenIntrospection(party.config, token)).toMatchObject({ active: true });
    expect(await client.tokenIntrospection(other.config, token)).toEqual({ active: false });
    await client.tokenRevocation(party.config, token);
    expect(await client.tokenIntrospection(party.config, token)).toEqual({ active: false });
  });

  it('proves itself by a key of its own, once with each assertion', async () => {
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, [
      'sign',
      'verify',
    ]);
    const jwk = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as Record<string, string>;
    const party = await RelyingParty.register(product(), {
      authentication: 'private_key_jwt',
      redirectUris: [],
      grantTypes: ['client_credentials'],
      publicKeys: {
        keys: [{ kty: jwk['kty'] ?? '', crv: jwk['crv'] ?? '', x: jwk['x'] ?? '', y: jwk['y'] ?? '' }],
      },
    });
    const config = await client.discovery(
      new URL(`${product().url}/t/demo`),
      party.id,
      undefined,
      client.PrivateKeyJwt(pair.privateKey),
      // eslint-disable-next-line @typescript-eslint/no-deprecated -- as in the scene
      { execute: [client.allowInsecureRequests] },
    );
    expect((await client.clientCredentialsGrant(config)).access_token).toBeTruthy();
  });

  it('sends its request ahead (PAR)', async () => {
    const party = await RelyingParty.register(product());
    const asked = await party.ask();
    const url = await client.buildAuthorizationUrlWithPAR(
      party.config,
      Object.fromEntries(asked.url.searchParams),
    );
    expect(url.searchParams.has('request_uri')).toBe(true);
    const back = await party.walk(await browserOf('bob'), url);
    expect((await party.redeem(back, asked)).claims()).toMatchObject({ preferred_username: 'bob' });
  });
});
