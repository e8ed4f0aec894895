import * as client from 'openid-client';
import { RotateSigningKeys } from '#applications';
import { until } from '#testing';
import { newBrowser } from '../../security/scene/agents.js';
import { useCase } from '../../security/scene/use-case.js';
import { joinDepartments, leaveDepartments } from '../scene/departments.js';
import { entitle, showTitles } from '../scene/profiles.js';
import type { Place } from '../scene/place.js';
import { follow, logOnHere, RelyingParty } from '../scene/relying-party.js';

export function logons(place: Place): void {
  describe('a logon to an application', () => {
    it('starts in the application, asks for the portal’s logon, and ends with the permitted claims', async () => {
      const party = await RelyingParty.register(place.product());
      const browser = newBrowser(place.product());
      const asked = await party.ask();
      const { path, answer } = await follow(browser, asked.url, party.redirectUri);
      expect(path).toMatch(/^\/t\/demo\/logon\?return_to=/);
      expect(answer.text).toContain('Grafana');
      const logged = await logOnHere(browser, path, 'bob');
      expect(logged.location).toMatch(/^\/t\/demo\/oidc\/interaction\//);
      const { location } = await follow(browser, logged.location ?? '', party.redirectUri);
      const back = new URL(location ?? '');
      expect(back.searchParams.get('iss')).toBe(`${place.product().url}/t/demo`);
      const tokens = await party.redeem(back, asked);
      expect(tokens.claims()).toMatchObject({
        sub: await place.accountId('bob'),
        preferred_username: 'bob',
        email: 'bob@demo.test',
        email_verified: true,
        amr: ['pwd'],
        acr: 'urn:openeiam:acr:single-factor',
      });
      expect(typeof tokens.claims()?.auth_time).toBe('number');
      const info = await client.fetchUserInfo(
        party.config,
        tokens.access_token,
        await place.accountId('bob'),
      );
      expect(info).toMatchObject({ name: expect.any(String) as string, preferred_username: 'bob' });
      expect(info).not.toHaveProperty('roles');
    });

    it('gives DingTalk’s ids of a linked person to an application that may ask for them, and nothing for other people', async () => {
      const party = await RelyingParty.register(place.product(), { scopes: ['openid', 'dingtalk'] });
      const claimsOf = async (username: string) =>
        (await party.logOn(await place.browserOf(username), { scope: 'openid dingtalk' })).claims();
      const text = expect.any(String) as string;
      expect(await claimsOf('alice')).toMatchObject({ dingtalk_union_id: text, dingtalk_user_id: text });
      expect(Object.keys((await claimsOf('bob')) ?? {}).join(' ')).not.toContain('dingtalk');
    });

    it('gives a person’s departments to an application that may ask for them, and the primary one in a claim of its own', async () => {
      const party = await RelyingParty.register(place.product(), { scopes: ['openid', 'groups'] });
      const claims = async (scope: string) =>
        (await party.logOn(await place.browserOf('bob'), { scope })).claims();
      const departments = ['Sales, North', '研发'];
      expect(await claims('openid groups')).toMatchObject({ groups: [] });
      await joinDepartments(place.product(), 'bob', departments);
      expect(await claims('openid groups')).toMatchObject({
        groups: departments,
        department: departments[0],
      });
      expect(await claims('openid')).not.toHaveProperty('groups');
      await leaveDepartments(place.product(), 'bob');
    });

    it('gives the profile fields that the person can see to an application that may ask for them', async () => {
      const party = await RelyingParty.register(place.product(), { scopes: ['openid', 'fields'] });
      const claims = async (scope: string) =>
        (await party.logOn(await place.browserOf('bob'), { scope })).claims();
      await entitle(place.product(), 'bob', 'Engineer');
      expect(await claims('openid fields')).toMatchObject({ fields: { title: 'Engineer' } });
      expect(await claims('openid')).not.toHaveProperty('fields');
      await showTitles(place.product(), false);
      expect((await claims('openid fields'))?.['fields']).toEqual({});
      await showTitles(place.product(), true);
      await entitle(place.product(), 'bob', null);
    });

    it('is refused for an unknown scope, with the list of known ones', async () => {
      const asking = RelyingParty.register(place.product(), { scopes: ['openid', 'lark'] });
      const detail = expect.stringContaining('A scope is one of openid, profile') as string;
      await expect(asking).rejects.toMatchObject({ code: 'application.invalid', detail });
    });

    it('continues after a form in a separate navigation, so that no policy has to be widened', async () => {
      const party = await RelyingParty.register(place.product());
      const browser = newBrowser(place.product());
      const { path } = await follow(browser, (await party.ask()).url, party.redirectUri);
      const logged = await logOnHere(browser, path, 'bob');
      const page = await browser.get(logged.location ?? '');
      expect([page.status, page.headers.get('refresh')]).toEqual([200, expect.stringContaining('0;url=')]);
      expect(page.headers.get('content-security-policy')).toContain("form-action 'self'");
    });

    it('of a person who is logged on asks nothing', async () => {
      const party = await RelyingParty.register(place.product());
      const tokens = await party.logOn(await place.browserOf('bob'));
      expect(tokens.claims()).toMatchObject({ preferred_username: 'bob' });
    });

    it('with prompt=none reports that nobody is logged on, or gives a code', async () => {
      const party = await RelyingParty.register(place.product());
      const asked = await party.ask({ prompt: 'none' });
      const nobody = await party.walk(newBrowser(place.product()), asked.url);
      expect(nobody.searchParams.get('error')).toBe('login_required');
      const somebody = await place.browserOf('bob');
      await party.logOn(somebody);
      expect((await party.logOn(somebody, { prompt: 'none' })).claims()).toMatchObject({
        preferred_username: 'bob',
      });
    });

    it('with prompt=login asks for a fresh authentication of the same session', async () => {
      const party = await RelyingParty.register(place.product());
      const browser = await place.browserOf('bob');
      const first = await party.logOn(browser);
      await place.product()
        .sql(`update logon.session set authenticated_at = authenticated_at - interval '1 hour'
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
      const party = await RelyingParty.register(place.product());
      const browser = await place.browserOf('bob');
      await party.logOn(browser, { max_age: '600' });
      await place.product()
        .sql(`update logon.session set authenticated_at = authenticated_at - interval '1 hour'
      where ended_at is null`);
      const fresh = await place.browserOf('bob');
      await party.logOn(fresh, { max_age: '600' });
      await place.product()
        .sql(`update logon.session set authenticated_at = authenticated_at - interval '1 hour'
      where ended_at is null`);
      const { path } = await follow(
        newBrowser(place.product()),
        (await party.ask({ max_age: '600' })).url,
        party.redirectUri,
      );
      expect(path).toMatch(/logon/);
    });

    it('continues as the new person if another person logs on in between', async () => {
      const party = await RelyingParty.register(place.product());
      const browser = await place.browserOf('bob');
      await party.logOn(browser);
      const asked = await party.ask({ prompt: 'login' });
      await place.product()
        .sql(`update logon.session set authenticated_at = authenticated_at - interval '1 hour'
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

    it('gives a pairwise subject that no other application gets', async () => {
      const [one, other] = [
        await RelyingParty.register(place.product(), { subjectType: 'pairwise' }),
        await RelyingParty.register(place.product(), { subjectType: 'pairwise' }),
      ];
      const browser = await place.browserOf('bob');
      const [first, again, elsewhere] = [
        (await one.logOn(browser)).claims()?.sub,
        (await one.logOn(browser)).claims()?.sub,
        (await other.logOn(browser)).claims()?.sub,
      ];
      expect(first).toBe(again);
      expect(new Set([first, elsewhere, await place.accountId('bob')]).size).toBe(3);
    });

    it('keeps working over a key rotation of each algorithm, with the former keys still published', async () => {
      const parties = await Promise.all(
        (['RS256', 'ES256', 'EdDSA'] as const).map(async (idTokenAlgorithm) => {
          const party = await RelyingParty.register(place.product(), { idTokenAlgorithm });
          return { party, idTokenAlgorithm };
        }),
      );
      const browser = await place.browserOf('bob');
      const headers = async () => {
        const read = [];
        for (const { party } of parties) read.push(headerOf(await party.logOn(browser)));
        return read;
      };
      const before = await headers();
      expect(before.map(({ alg }) => alg)).toEqual(parties.map(({ idTokenAlgorithm }) => idTokenAlgorithm));
      await useCase(place.product(), RotateSigningKeys).execute(place.product().tenantId);
      const jwks = async () =>
        (await (await fetch(`${place.product().url}/t/demo/oidc/jwks`)).json()) as {
          keys: { kid: string; d?: string }[];
        };
      await until(async () => (await jwks()).keys.length === 6);
      const { keys } = await jwks();
      expect(keys.map(({ kid }) => kid)).toEqual(expect.arrayContaining(before.map(({ kid }) => kid)));
      expect(keys.some((key) => 'd' in key)).toBe(false);
      const after = await headers();
      expect(after.filter(({ kid }) => before.some((one) => one.kid === kid))).toEqual([]);
      expect(keys.map(({ kid }) => kid)).toEqual(expect.arrayContaining(after.map(({ kid }) => kid)));
    });
  });
}

function headerOf({ id_token: token = '' }: { readonly id_token?: string }): { kid: string; alg: string } {
  return JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString()) as {
    kid: string;
    alg: string;
  };
}
