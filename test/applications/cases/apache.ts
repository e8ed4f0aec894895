import { until } from '#testing';
import { Agent } from '../../harness/agent.js';
import { hasApacheModule, type ApacheSite } from '../../harness/apache.js';
import { openOpenidc } from '../scene/openidc-site.js';
import type { Place } from '../scene/place.js';
import { follow, RelyingParty } from '../scene/relying-party.js';

const withOpenidc = hasApacheModule('auth_openidc') ? describe : describe.skip;

/** An application that knows nothing of this product: Debian's Apache. */
export function apache(place: Place): void {
  withOpenidc('Apache with mod_auth_openidc', () => {
    let site: ApacheSite;
    beforeAll(async () => {
      site = await openOpenidc(`${place.product().url}/t/demo`, ({ redirect, bye, told }) =>
        RelyingParty.register(place.product(), {
          redirectUris: [redirect],
          postLogoutRedirectUris: [bye],
          backchannelLogoutUri: told,
        }),
      );
    });
    afterAll(() => site.close());

    /** Opens a page of the site as a person who is logged on to the portal. */
    const enter = async (browser: Agent): Promise<Agent> => {
      const visitor = new Agent(site.url);
      const asked = await visitor.get('/');
      const { location } = await follow(browser, asked.location ?? '', site.url);
      const taken = await visitor.get(location ?? '');
      if (taken.status !== 302) throw new Error(site.log());
      return visitor;
    };
    const isInside = async (visitor: Agent): Promise<boolean> => (await visitor.get('/')).status === 200;

    it('lets in a person who is logged on to the portal, and reads who it is', async () => {
      const page = await (await enter(await place.browserOf('bob'))).get('/');
      expect([page.status, page.text]).toEqual([200, '<h1>Inside</h1>']);
      expect([page.headers.get('x-person'), page.headers.get('x-email')]).toEqual(['bob', 'bob@demo.test']);
    });

    it('is told from server to server when a person logs off in the portal', async () => {
      const browser = await place.browserOf('bob');
      const visitor = await enter(browser);
      expect(await isInside(visitor)).toBe(true);
      await browser.get('/t/demo/');
      await browser.post('/t/demo/logoff');
      await until(async () => !(await isInside(visitor)));
    });

    it('logs a person off in the portal, who then returns to the site', async () => {
      const browser = await place.browserOf('bob');
      const visitor = await enter(browser);
      const asked = await visitor.get(`/redirect?logout=${encodeURIComponent(`${site.url}/bye`)}`);
      const page = await browser.get(asked.location ?? '');
      // With an ID token of this session, the page submits itself.
      expect(page.text).toContain('.submit()');
      const xsrf = /name="xsrf" value="([\w-]+)"/.exec(page.text)?.[1] ?? '';
      const done = await browser.post('/t/demo/oidc/logout/confirm', { xsrf, logout: 'yes' });
      expect(done.headers.get('refresh')).toBe(`0;url=${site.url}/bye`);
      expect(await isInside(visitor)).toBe(false);
      expect((await browser.get('/t/demo/')).status).toBe(303);
    });
  });
}
