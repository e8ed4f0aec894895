import * as client from 'openid-client';
import { ResumeAccount, SuspendAccount } from '#accounts';
import { SetPassword } from '#authenticators';
import { until } from '#testing';
import { PASSWORD } from '../../harness/start-product.js';
import { useCase } from '../../security/scene/use-case.js';
import type { Place } from '../scene/place.js';
import { follow, logOnHere, RelyingParty } from '../scene/relying-party.js';

export function ends(place: Place): void {
  describe('O4: a session that ends', () => {
    const register = () =>
      RelyingParty.register(place.product(), { backchannelLogoutUri: `${place.address()}/logged-off` });
    const toldOf = (sid: unknown) =>
      until(() =>
        place.server.told.some((token) => {
          const claims = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as Record<
            string,
            unknown
          >;
          return claims['sid'] === sid && 'events' in (claims as object);
        }),
      );

    it('by logging off in the portal is reported to the application, and its tokens are void', async () => {
      const party = await register();
      const browser = await place.browserOf('bob');
      const tokens = await party.logOn(browser);
      const sid = tokens.claims()?.['sid'];
      expect(typeof sid).toBe('string');
      await browser.get('/t/demo/');
      await browser.post('/t/demo/logoff');
      await expect(client.refreshTokenGrant(party.config, tokens.refresh_token ?? '')).rejects.toThrow();
      await toldOf(sid);
    });

    it('by expiry is reported, too', async () => {
      const party = await register();
      const sid = (await party.logOn(await place.browserOf('bob'))).claims()?.['sid'];
      await place.product().sql(`update logon.session set expires_at = now() where ended_at is null`);
      await place
        .product()
        .sql(`update single_logout.participation set check_at = now() where ended_at is null`);
      await toldOf(sid);
    });

    it('by a new password is reported, too', async () => {
      const party = await register();
      const sid = (await party.logOn(await place.browserOf('auditor'))).claims()?.['sid'];
      const auditor = await place.accountId('auditor');
      await useCase(place.product(), SetPassword).execute(place.product().tenantId, auditor, PASSWORD, {
        acceptsAny: true,
      });
      await toldOf(sid);
    });

    it('by a suspension is reported, and reported again if the application was down', async () => {
      const party = await register();
      const account = await place.accountId('bob');
      const sid = (await party.logOn(await place.browserOf('bob'))).claims()?.['sid'];
      place.server.status = 503;
      await useCase(place.product(), SuspendAccount).execute(place.product().tenantId, account, 'left');
      await toldOf(sid);
      place.server.status = 200;
      const before = place.server.told.length;
      await place
        .product()
        .sql(
          `update single_logout.participation set next_attempt_at = now() where next_attempt_at is not null`,
        );
      await until(() => place.server.told.length > before);
      await useCase(place.product(), ResumeAccount).execute(place.product().tenantId, account);
    });

    it('asks for confirmation even if no application was used', async () => {
      const browser = await place.browserOf('bob');
      const page = await browser.get('/t/demo/oidc/logout');
      expect([page.status, page.text]).toEqual([200, expect.stringContaining('Log off?')]);
      const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? '';
      expect((await browser.get('/t/demo/')).status).toBe(200);
      await browser.post('/t/demo/oidc/logout/confirm', { xsrf, logout: 'yes' });
      expect((await browser.get('/t/demo/')).status).toBe(303);
    });

    it('keeps only tokens for offline access', async () => {
      const party = await RelyingParty.register(place.product());
      const browser = await place.browserOf('bob');
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
      expect((await browser.get('/t/demo/')).text).toContain('Applications you have allowed');
      await browser.post('/t/demo/logoff');
      const later = await client.refreshTokenGrant(party.config, tokens.refresh_token ?? '');
      const back = await place.browserOf('bob');
      await back.get('/t/demo/');
      const taken = await back.post(`/t/demo/allowed/${party.id}/withdraw`);
      expect(taken.location).toBe('/t/demo/?notice=consent.withdrawn');
      await expect(client.refreshTokenGrant(party.config, later.refresh_token ?? '')).rejects.toThrow();
    });
  });

  describe('logging off in an application', () => {
    it('ends the portal’s session, and redirects to a registered address', async () => {
      const postLogout = 'https://application.example/bye';
      const party = await RelyingParty.register(place.product(), {
        postLogoutRedirectUris: [postLogout],
        backchannelLogoutUri: `${place.address()}/logged-off`,
      });
      const browser = await place.browserOf('bob');
      const tokens = await party.logOn(browser);
      const url = client.buildEndSessionUrl(party.config, {
        id_token_hint: tokens.id_token ?? '',
        post_logout_redirect_uri: postLogout,
        state: 'x',
      });
      const page = await browser.get(url.href);
      expect(page.text).toContain('Log off?');
      expect(page.text).toContain('.submit()');
      const xsrf = /name="xsrf" value="([\w-]+)"/.exec(page.text)?.[1] ?? '';
      const done = await browser.post('/t/demo/oidc/logout/confirm', { xsrf, logout: 'yes' });
      expect(done.headers.get('refresh')).toBe(`0;url=${postLogout}?state=x`);
      expect((await browser.get('/t/demo/')).status).not.toBe(200);
    });

    it('CSRF: asks for confirmation without an ID token, even in a browser that has used no application', async () => {
      const postLogout = 'https://application.example/bye';
      const party = await RelyingParty.register(place.product(), { postLogoutRedirectUris: [postLogout] });
      const browser = await place.browserOf('bob');
      const query = { client_id: party.id, post_logout_redirect_uri: postLogout };
      const page = await browser.get(`/t/demo/oidc/logout?${new URLSearchParams(query).toString()}`);
      expect([page.status, page.text]).toEqual([200, expect.stringContaining('Log off?')]);
      expect(page.text).not.toContain('submit()');
      const xsrf = /name="xsrf" value="([\w-]+)"/.exec(page.text)?.[1] ?? '';
      const done = await browser.post('/t/demo/oidc/logout/confirm', { xsrf, logout: 'yes' });
      expect(done.headers.get('refresh')).toBe(`0;url=${postLogout}`);
      expect((await browser.get('/t/demo/')).status).toBe(303);
    });

    it('CSRF: asks for confirmation if the ID token is of an earlier session in the same browser', async () => {
      const party = await RelyingParty.register(place.product(), {
        backchannelLogoutUri: `${place.address()}/logged-off`,
      });
      const browser = await place.browserOf('bob');
      const { id_token: token = '' } = await party.logOn(browser);
      await browser.get('/t/demo/');
      await browser.post('/t/demo/logoff');
      await logOnHere(browser, '/t/demo/logon', 'bob');
      const page = await browser.get(`/t/demo/oidc/logout?id_token_hint=${token}`);
      expect([page.text.includes('Log off?'), page.text.includes('submit()')]).toEqual([true, false]);
    });

    it('asks for confirmation without a token of this session, and redirects only to registered addresses', async () => {
      const party = await RelyingParty.register(place.product());
      const browser = await place.browserOf('bob');
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
}
