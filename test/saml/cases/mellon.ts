import { CreateSamlApplication } from '#saml';
import { until } from '#testing';
import { Agent } from '../../harness/agent.js';
import { useCase } from '../../security/scene/use-case.js';
import { HAS_MELLON, MellonSite } from '../scene/mellon.js';
import type { SamlPlace } from '../scene/saml-place.js';
import { answerIn } from '../scene/service-provider.js';

const withMellon = HAS_MELLON ? describe : describe.skip;

/** What an application does that knows nothing of us: Debian's Apache. */
export function mellon(place: SamlPlace): void {
  withMellon('Apache with mod_auth_mellon', () => {
    let site: MellonSite;
    beforeAll(async () => {
      site = await MellonSite.open(await (await fetch(`${place.product().url}/t/demo/saml/metadata`)).text());
      await useCase(place.product(), CreateSamlApplication).execute(place.product().tenantId, {
        name: 'Apache',
        metadata: await site.metadata(),
      });
    });
    afterAll(() => site.close());

    /** Opens a page of the site as somebody whom the portal knows. */
    const enter = async (browser: Agent): Promise<Agent> => {
      const visitor = new Agent(site.url);
      const asked = await visitor.get('/');
      const request = await visitor.get(asked.location ?? '');
      const { action, fields } = await answerIn(browser, request.location ?? '');
      const form = { 'content-type': 'application/x-www-form-urlencoded' };
      const taken = await visitor.send('POST', action, form, new URLSearchParams(fields).toString());
      if (taken.status !== 303) throw new Error(site.log());
      return visitor;
    };
    const isInside = async (visitor: Agent): Promise<boolean> => (await visitor.get('/')).status === 200;

    it('lets in whom the portal knows, by its signed request and our answer', async () => {
      const visitor = await enter(await place.browserOf('bob'));
      const page = await visitor.get('/');
      expect([page.status, page.headers.get('x-person'), page.text]).toEqual([200, 'bob', '<h1>Inside</h1>']);
    });

    it('hears that somebody has logged off in the portal, from server to server', async () => {
      const browser = await place.browserOf('bob');
      const visitor = await enter(browser);
      expect(await isInside(visitor)).toBe(true);
      await browser.get('/t/demo/');
      await browser.post('/t/demo/logoff');
      await until(async () => !(await isInside(visitor)));
    });

    it('logs somebody off in the portal, and takes the answer', async () => {
      const browser = await place.browserOf('bob');
      const visitor = await enter(browser);
      const asked = await visitor.get(`/mellon/logout?ReturnTo=${encodeURIComponent(`${site.url}/`)}`);
      const answered = await browser.get(asked.location ?? '');
      const done = await visitor.get(answered.location ?? '');
      expect([done.status, done.location]).toEqual([303, '/']);
      expect(await isInside(visitor)).toBe(false);
      expect((await browser.get('/t/demo/')).status).toBe(303);
    });
  });
}
