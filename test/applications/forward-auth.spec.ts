import type { Type } from '@nestjs/common';
import { ApplicationUses, AssignApplication } from '#applications';
import { ChangeForwardApplication, CreateForwardApplication } from '#forward-auth';
import { signedIn } from '../security/scene/signed-in.js';
import { useCase } from '../security/scene/use-case.js';
import { joinDepartments, leaveDepartments } from './scene/departments.js';
import { CODE, cookieOf, ProxiedHost } from './scene/proxied-host.js';
import { NginxFront, HAS_NGINX } from './scene/nginx-front.js';
import { useJourney } from '../journeys/steps/use-journey.js';

const journey = useJourney('forward-auth');
const onNginx = HAS_NGINX ? describe : describe.skip;
const HOST = 'direct.example';

const get = <T>(type: Type<T>): T => useCase(journey().product, type);

let id = '';
beforeAll(async () => {
  const { tenantId } = journey().product;
  const fields = { name: 'Handbook', hosts: [HOST] };
  ({ id } = await get(CreateForwardApplication).execute(tenantId, fields));
});

const direct = new ProxiedHost(() => journey().product, HOST);
const check: ProxiedHost['check'] = (asked) => direct.check(asked);
const arrive = async (username = 'alice') => direct.arrive(await signedIn(journey().product, username));
const visit = async (username = 'alice') => direct.visit(await signedIn(journey().product, username));

describe('O10: the answer to a proxy', () => {
  it('names the visitor after the logon at the portal, and names nobody for other browsers', async () => {
    expect((await check({})).status).toBe(302);
    const cookie = await visit();
    expect(cookie).toMatch(/^__Host-openeiam-visit=/);
    const { status, headers } = await check({ cookie });
    expect([
      status,
      headers.get('remote-user'),
      headers.get('remote-email'),
      headers.get('remote-groups'),
    ]).toEqual([200, 'alice', 'alice@demo.test', 'member']);
    await joinDepartments(journey().product, 'alice', ['研发', 'Sales, North']);
    const groups = (await check({ cookie })).headers.get('remote-groups') ?? '';
    expect(groups.split(',').map(decodeURIComponent)).toEqual(['member', '研发', 'Sales, North']);
    await leaveDepartments(journey().product, 'alice');
    expect((await check({ cookie, headers: { 'x-forwarded-host': 'other.example' } })).status).toBe(403);
    const uses = await get(ApplicationUses).of(journey().product.tenantId, id);
    expect(uses.map(({ username }) => username)).toEqual(['alice']);
  });

  it('changes at once when the session, the access, the host or the application is gone', async () => {
    const person = await signedIn(journey().product, 'bob');
    const refused = await check({});
    const start = new URL(refused.headers.get('location') ?? '');
    const enter = async () => {
      const { location = '' } = await person.get(`${start.pathname}${start.search}`);
      const back = new URL(location, 'https://portal.invalid');
      return cookieOf(await check({ uri: back.pathname + back.search, cookie: cookieOf(refused) }));
    };
    let cookie = await enter();
    const stands = async () => (await check({ cookie })).status;
    const { tenantId } = journey().product;
    const change = (changes: object) => get(ChangeForwardApplication).execute(tenantId, id, changes);
    expect(await stands()).toBe(200);
    await change({ audience: 'assigned' });
    expect(await stands()).toBe(302);
    const assigned = await get(AssignApplication).execute(tenantId, id, { role: 'member' });
    // A visit that ended with the access does not resume with it.
    cookie = await enter();
    expect(await stands()).toBe(200);
    await get(AssignApplication).end(tenantId, id, assigned.id);
    await person.get('/t/demo/');
    const page = await person.get(`${start.pathname}${start.search}`);
    expect([page.status, page.text.includes('Handbook')]).toEqual([403, true]);
    await change({ audience: 'everyone', state: 'disabled' });
    expect(await stands()).toBe(403);
    await change({ state: 'enabled', hosts: ['moved.example'] });
    expect(await stands()).toBe(403);
    await change({ hosts: [HOST] });
    cookie = await enter();
    expect(await stands()).toBe(200);
    await person.post('/t/demo/logoff');
    expect(await stands()).toBe(302);
  });

  it('is shown to administrators for themselves before the first visit, but not without access', async () => {
    const admin = await signedIn(journey().product, 'admin');
    const shown = async () => (await admin.get(`/api/admin/forward-applications/${id}/headers`)).json();
    expect(await shown()).toEqual({
      items: [
        { name: 'remote-user', value: 'admin' },
        { name: 'remote-name', value: expect.any(String) as string },
        { name: 'remote-email', value: 'admin@demo.test' },
        { name: 'remote-groups', value: 'owner' },
      ],
    });
    const change = (state: 'enabled' | 'disabled') =>
      get(ChangeForwardApplication).execute(journey().product.tenantId, id, { state });
    await change('disabled');
    expect(await shown()).toEqual({ items: [] });
    await change('enabled');
  });

  it('never depends on headers that a client may have sent', async () => {
    const cookie = await visit();
    const spoofed = await check({ cookie, headers: { 'remote-user': 'admin', 'remote-groups': 'owner' } });
    expect([spoofed.headers.get('remote-user'), spoofed.headers.get('remote-groups')]).toEqual([
      'alice',
      'member',
    ]);
    const past = await fetch(`${journey().product.url}/t/demo/forward-auth`, {
      headers: { 'x-forwarded-host': HOST, 'x-forwarded-proto': 'https', 'x-forwarded-uri': '/', cookie },
    });
    expect(past.status).toBe(403);
    for (const headers of [
      { 'x-forwarded-host': `${HOST}, evil.example` },
      { 'x-forwarded-proto': 'javascript' },
      { 'x-forwarded-uri': '@evil.example/' },
    ])
      expect((await check({ cookie, headers })).status).toBe(400);
  });

  it('never redirects a POST, and never redirects to an unregistered host', async () => {
    const posted = await check({ headers: { 'x-forwarded-method': 'POST' } });
    expect([posted.status, posted.headers.get('location')]).toEqual([401, null]);
    const elsewhere = await check({ headers: { 'x-forwarded-host': 'evil.example' } });
    expect([elsewhere.status, elsewhere.headers.get('location')]).toEqual([403, null]);
    const person = await signedIn(journey().product, 'alice');
    const browser = 'A'.repeat(43);
    for (const to of [
      'https://evil.example/',
      `https://${HOST}@evil.example/`,
      `https://${HOST}.evil.example/`,
      'javascript:alert(1)',
      '//evil.example',
      '/t/demo/',
    ]) {
      const query = new URLSearchParams({ to, browser }).toString();
      const answer = await person.get(`/t/demo/forward-auth/start?${query}`);
      expect([to, answer.status, answer.location]).toEqual([to, 404, undefined]);
    }
  });
});

describe('O10: a code', () => {
  it('works once, in the browser that started, and never after an attempt in another one', async () => {
    const first = await arrive();
    const at = (code: string, cookie?: string) =>
      check({ uri: `/page?${CODE}=${code}`, ...(cookie === undefined ? {} : { cookie }) });
    const stolen = await at(first.code);
    expect([stolen.status, stolen.headers.getSetCookie()]).toEqual([401, []]);
    expect(cookieOf(await at(first.code, first.browser))).not.toContain('visit');
    const second = await arrive();
    const other = `${second.browser.split('=')[0] ?? ''}=${'B'.repeat(43)}`;
    expect(cookieOf(await at(second.code, other))).not.toContain('visit');
    const third = await arrive();
    const tries = await Promise.all(Array.from({ length: 20 }, () => at(third.code, third.browser)));
    expect(tries.filter((answer) => cookieOf(answer).includes('visit'))).toHaveLength(1);
  });

  it('lives for a minute, and no longer than its session', async () => {
    const late = await arrive();
    journey().clock.advance(61);
    const answer = await check({ uri: `/page?${CODE}=${late.code}`, cookie: late.browser });
    expect(cookieOf(answer)).not.toContain('visit');
  });
});

onNginx('a plain web application behind nginx, set up as the documentation says', () => {
  let front: NginxFront;

  beforeAll(async () => {
    const { product } = journey();
    front = await NginxFront.open(product.url);
    const fields = { name: 'Wiki', hosts: [front.host], startUrl: `https://${front.host}/` };
    await get(CreateForwardApplication).execute(product.tenantId, fields);
  });
  afterAll(() => front.close());

  it('lets a person in who logs on at the portal, is told who they are, and asks again once they have logged off', async () => {
    const desk = await journey().desk();
    const { page } = desk;
    await page.goto(`${front.url}/start?page=1`);
    await page.getByText('Wiki').first().waitFor();
    await journey().gallery.look(page, 'logon');
    await desk.givePassword('alice', journey().password);
    await page.getByText('The wiki at /start?page=1').waitFor();
    expect(page.url()).toBe(`${front.url}/start?page=1`);
    const shown = await page.locator('body').innerText();
    expect(shown).toContain('remote-user: alice');
    await page.setExtraHTTPHeaders({ 'remote-user': 'admin', 'remote-groups': 'owner' });
    await page.goto(`${front.url}/again`);
    expect(await page.locator('body').innerText()).toContain('remote-user: alice');
    expect(await page.locator('body').innerText()).not.toContain('admin');
    const cookies = await desk.context.cookies(front.url);
    expect(
      cookies.filter(({ name }) => name.startsWith('__Host-openeiam')).map(({ domain }) => domain),
    ).toEqual(cookies.filter(({ name }) => name.startsWith('__Host-openeiam')).map(() => 'wiki.localhost'));

    const portal = await desk.context.newPage();
    await portal.goto(`${desk.portal}/t/demo/`);
    await portal.getByRole('button', { name: 'Log off' }).click();
    await portal
      .getByRole('button', { name: 'Log on' })
      .first()
      .or(portal.getByRole('link', { name: 'Log on' }).first())
      .waitFor();
    await page.goto(`${front.url}/after`);
    expect(page.url()).toContain('/t/demo/logon');
  });
});
