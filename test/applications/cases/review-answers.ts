import * as client from 'openid-client';
import { PASSWORD } from '../../harness/start-product.js';
import { newBrowser } from '../../security/scene/agents.js';
import { confirmLogoff } from '../scene/certified.js';
import type { Place } from '../scene/place.js';
import { follow, logOnHere, RelyingParty } from '../scene/relying-party.js';

/** RFC 9700, responses to browsers and clients; `review` has the rest. */
export function reviewOfAnswers(place: Place): void {
  const register = (settings: Parameters<typeof RelyingParty.register>[1] = {}) =>
    RelyingParty.register(place.product(), settings);

  describe('RFC 9700: responses', () => {
    it('4.12: no response to a form makes the browser send the input to another site', async () => {
      const party = await register({ asksConsent: true });
      const browser = newBrowser(place.product());
      const statuses: number[] = [];
      const noted = <Answer extends { readonly status: number }>(answer: Answer): Answer => {
        statuses.push(answer.status);
        return answer;
      };
      const { path } = await follow(browser, (await party.ask()).url, party.redirectUri);
      const logon = noted(await logOnHere(browser, path, 'bob'));
      const consent = await follow(browser, logon.location ?? '', party.redirectUri);
      expect(consent.answer.text).toContain('Allow Grafana?');
      noted(await browser.post(`${consent.path.split('?')[0] ?? ''}/consent`, { decision: 'allow' }));
      noted(await browser.post('/t/demo/reauthenticate/password', { password: PASSWORD, return_to: '' }));
      const asked = await party.ask();
      const { pathname, searchParams } = asked.url;
      noted(await browser.post(pathname, Object.fromEntries(searchParams)));
      const page = await browser.get('/t/demo/oidc/logout');
      expect(await confirmLogoff(browser, page)).not.toContain('password');
      // 303 leads to a GET without a body; a page continues in a separate navigation. 307 and 308 would send the form again.
      expect(statuses.filter((status) => status >= 300 && status !== 303)).toEqual([]);
      expect(statuses).toHaveLength(4);
    });

    it('4.15: a client that acts for itself has no person’s subject, and cannot choose its id', async () => {
      const api = 'https://api.example/';
      const ids = { id: await place.accountId('bob'), clientId: await place.accountId('bob') };
      await expect(register({ ...ids } as object)).rejects.toMatchObject({ code: 'application.invalid' });
      const party = await register({
        redirectUris: [],
        grantTypes: ['client_credentials'],
        apis: [api],
        apiScopes: ['read'],
      });
      const info = place.product().url + '/t/demo/oidc/userinfo';
      for (const scope of [{}, { scope: 'openid profile' }]) {
        const own = await client.clientCredentialsGrant(party.config, scope);
        const headers = { authorization: `Bearer ${own.access_token}` };
        expect((await fetch(info, { headers })).status).toBeGreaterThanOrEqual(401);
      }
      const signed = await client.clientCredentialsGrant(party.config, { resource: api, scope: 'read' });
      const claims = Buffer.from(signed.access_token.split('.')[1] ?? '', 'base64url').toString();
      expect(JSON.parse(claims)).toMatchObject({ sub: party.id, client_id: party.id });
    });

    it('4.17: nothing is passed from one window to another', async () => {
      const party = await register();
      const asked = await party.ask({ response_mode: 'web_message' });
      const { location, answer } = await follow(await place.browserOf('bob'), asked.url, party.redirectUri);
      expect(new URL(location ?? '').searchParams.get('error')).toBe('unsupported_response_mode');
      expect(answer.text).not.toContain('postMessage');
      const { response_modes_supported: modes } = party.config.serverMetadata();
      expect(modes).not.toContain('web_message');
    });
  });
}
