import { SuspendTenant } from '#tenancy';
import { until } from '#testing';
import { logOnByQr } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { newBrowser } from '../scene/agents.js';
import { addressOf, routesOf } from '../scene/routes.js';
import { secondTenant } from '../scene/second-tenant.js';
import { signedIn } from '../scene/signed-in.js';
import { count, openSessions } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct();
const NOBODY = '00000000-0000-7000-8000-000000000000';

beforeAll(async () => {
  await secondTenant(product());
  await logOnByQr(product(), newBrowser(product()), 'alice');
});

describe('tenants over HTTP', () => {
  it('P3: a session of one tenant is not accepted by any route of another', async () => {
    const browser = await signedIn(product(), 'bob');
    // The stream of a ticket is public, and stays open as long as the ticket that this walk gets. A browser has one session at a
    // time, so logging off ends it on the page of any tenant.
    const routes = routesOf(product()).filter(
      ({ path }) => path.startsWith('/t/:slug') && !/\/ticket\/events$|\/logoff$/.test(path),
    );
    expect(routes.length).toBeGreaterThan(20);
    const [before, links] = [await openSessions(product()), await count(product(), 'binding.binding')];
    const let_in: string[] = [];
    for (const route of routes) {
      const address = addressOf(route, {
        slug: 'rival',
        method: 'password',
        key: 'main',
        sessionId: NOBODY,
        bindingId: NOBODY,
        secret: 'A'.repeat(43),
      });
      const answer = route.method === 'GET' ? await browser.get(address) : await browser.post(address);
      expect([address, answer.text.includes('Bob Li')]).toEqual([address, false]);
      const isPublicPage =
        /logon$|oauth$|ticket$|cancel$|attach\/turned-away$|oidc\/device$|oidc\/logout(\/success)?$|saml\/metadata$/.test(
          address,
        );
      if (answer.status < 300 && !isPublicPage) let_in.push(`${route.method} ${address}`);
      if (!browser.cookies.has('__Host-session')) throw new Error(`${address} has ended a foreign session`);
    }
    expect(let_in).toEqual([]);
    expect([await openSessions(product()), await count(product(), 'binding.binding')]).toEqual([
      before,
      links,
    ]);
    expect((await browser.get('/t/demo/')).text).toContain('Bob Li');
  });

  it('P3: ids of one tenant are unknown in another', async () => {
    const browser = await signedIn(product(), 'alice', 'rival');
    const [session] = await product().sql<{ id: string }>(
      'select id from logon.session where tenant_id = $1 and ended_at is null limit 1',
      [product().tenantId],
    );
    const [binding] = await product().sql<{ id: string }>(
      'select id from binding.binding where tenant_id = $1 and ended_at is null limit 1',
      [product().tenantId],
    );
    const before = await openSessions(product());
    expect((await browser.post(`/t/rival/sessions/${session?.id ?? ''}/end`)).status).toBe(404);
    expect((await browser.get(`/t/rival/identities/${binding?.id ?? ''}/unlink`)).status).toBe(404);
    const unlinked = await browser.post(`/t/rival/identities/${binding?.id ?? ''}/unlink`, {
      confirmed: '1',
    });
    expect(unlinked.status).toBe(404);
    expect(await openSessions(product())).toBe(before);
  });

  it('P3: a console that is open while its browser logs on to another tenant shows nothing of that tenant', async () => {
    const browser = await signedIn(product(), 'admin');
    const { session } = (await browser.getJson('/api/admin/me')).json<{ session: { id: string } }>();
    const asked = () =>
      browser.send('GET', '/api/admin/accounts', { accept: 'application/json', 'x-session-id': session.id });
    expect((await asked()).text).toContain('Bob Li');
    await browser.get('/t/rival/logon');
    await browser.post('/t/rival/logon/password', { username: 'root', password: PASSWORD });
    expect((await browser.getJson('/api/admin/accounts')).text).toContain('root of rival');
    expect(await asked()).toMatchObject({ status: 401, text: expect.not.stringContaining('root of rival') });
    const opened = await browser.get('/t/demo/admin/accounts');
    expect(opened.location).toBe('/t/demo/logon?return_to=%2Ft%2Fdemo%2Fadmin%2Faccounts');
    // Only the session's owner reads what logging on would end, with a link back.
    const logon = await browser.get(opened.location ?? '', { 'accept-language': 'en' });
    expect(logon.text).toContain('you are logged on to Organisation rival');
    expect(logon.text).toContain('href="/t/rival/"');
    expect((await newBrowser(product()).get('/t/demo/logon')).text).not.toContain('rival');
  });

  it('P2: the logon page names only this tenant’s methods, without ids, secrets or anything of other tenants', async () => {
    const page = async (slug: string) => {
      const { text } = await newBrowser(product()).get(`/t/${slug}/logon`, { 'accept-language': 'en' });
      return text;
    };
    const [demo, theirs] = [await page('demo'), await page('rival')];
    const methods = (text: string) =>
      [...new Set([...text.matchAll(/method=([a-z-]+)/g)].map(([, method]) => method))].sort();
    expect(methods(demo)).toEqual(['dingtalk-qr', 'email-code']);
    expect(methods(theirs)).toEqual(['dingtalk-qr']);
    expect(theirs).not.toMatch(/email-code|Email code/i);
    for (const text of [demo, theirs]) {
      expect(text).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}/);
      expect(text).not.toMatch(/ding(demo|rival)app|dingdemo0000|clientId|client_id|corp|secret/i);
    }
    expect(demo).not.toMatch(/rival/i);
    expect(theirs).not.toMatch(/demo/i);
  });

  it('P2: the pages of unknown and suspended tenants name no methods', async () => {
    const paused = await secondTenant(product(), 'paused');
    await useCase(product(), SuspendTenant).execute(paused.id, 'test');
    const asked = async (slug: string) => {
      const browser = newBrowser(product());
      const answer = await browser.get(`/t/${slug}/logon`);
      return { status: answer.status, namesMethods: /dingtalk-qr|email-code/.test(answer.text) };
    };
    expect(await asked('nowhere')).toEqual({ status: 404, namesMethods: false });
    expect(await asked('%27%20or%201=1')).toEqual({ status: 404, namesMethods: false });
    await until(async () => (await asked('paused')).status === 403, 5_000);
    expect((await asked('paused')).namesMethods).toBe(false);
  });
});
