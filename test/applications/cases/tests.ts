import { CreateApplication } from '#applications';
import type { Agent } from '../../harness/agent.js';
import { useCase } from '../../security/scene/use-case.js';
import type { Place } from '../scene/place.js';
import { follow, RelyingParty } from '../scene/relying-party.js';

/** The test of an application by administrators, before people log on to it. */
export function tests(place: Place): void {
  describe('a test of an application', () => {
    const begin = async (browser: Agent, id: string): Promise<string> => {
      await browser.get('/t/demo/');
      const begun = await browser.sendJson('POST', `/api/admin/applications/${id}/test-logons`);
      expect(begun.status).toBe(201);
      return begun.json<{ address: string }>().address;
    };

    it.each([
      ['with a secret', {}],
      ['without one', { authentication: 'none' }],
      ['with a pairwise subject', { subjectType: 'pairwise' }],
    ] as const)('that is a client %s shows its claims, and leaves no token', async (_name, settings) => {
      const party = await RelyingParty.register(place.product(), settings);
      const browser = await place.browserOf('admin');
      const { answer } = await follow(browser, await begin(browser, party.id), 'https://');
      expect([answer.status, answer.text]).toEqual([
        200,
        expect.stringContaining('The logon to Grafana works'),
      ]);
      expect(answer.text).toContain('preferred_username');
      const left = await place
        .product()
        .sql(
          `select model from oidc.artifact where application_id = $1 and model in ('AccessToken', 'RefreshToken')`,
          [party.id],
        );
      expect(left).toEqual([]);
    });

    it('is shown once, and only to the session that started it', async () => {
      const party = await RelyingParty.register(place.product());
      const browser = await place.browserOf('admin');
      const { location } = await follow(browser, await begin(browser, party.id), '/t/demo/oidc/test');
      const back = location ?? '';
      const stranger = await place.browserOf('bob');
      expect((await stranger.get(back)).status).toBe(410);
      expect((await browser.get(back)).status).toBe(200);
      expect((await browser.get(back)).status).toBe(410);
    });

    it('O1: gives no code to a request for its address without a test', async () => {
      const party = await RelyingParty.register(place.product());
      const callback = `${place.product().url}/t/demo/oidc/test`;
      const asked = await party.ask({ redirect_uri: callback });
      const { location } = await follow(await place.browserOf('bob'), asked.url, '/t/demo/oidc/test');
      const code = new URL(location ?? '', callback).searchParams.get('code') ?? '';
      const redeem = (secret: string) =>
        fetch(`${place.product().url}/t/demo/oidc/token`, {
          method: 'POST',
          headers: { authorization: `Basic ${Buffer.from(`${party.id}:${secret}`).toString('base64')}` },
          body: new URLSearchParams({
            grant_type: 'authorization_code',
            code,
            redirect_uri: callback,
            code_verifier: asked.checks.pkceCodeVerifier,
          }),
        });
      expect((await redeem(party.secret ?? '')).status).toBe(401);
      expect((await redeem('')).status).toBe(400);
    });

    it('is refused for an application without logons', async () => {
      const { application } = await useCase(place.product(), CreateApplication).execute(
        place.product().tenantId,
        { name: 'Robot', grantTypes: ['client_credentials'] },
      );
      const browser = await place.browserOf('admin');
      await browser.get('/t/demo/');
      const refused = await browser.sendJson('POST', `/api/admin/applications/${application.id}/test-logons`);
      expect([refused.status, refused.json()]).toMatchObject([409, { code: 'application.not_testable' }]);
    });
  });
}
