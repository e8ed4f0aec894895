import { ROLES } from '#accounts';
import { UpdateTenantSettings } from '#tenancy';
import { TestClock } from '#testing';
import { AdminApi, outcomeOf } from '../../admin/scene/admin-api.js';
import { newColleague } from '../../admin/scene/colleagues.js';
import { call, OPERATIONS } from '../../admin/scene/operations.js';
import { nobody, SAMPLES } from '../../admin/scene/samples.js';
import type { Agent } from '../../harness/agent.js';
import { logOnByQr } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { newBrowser } from '../scene/agents.js';
import { count } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock, worker: false });
const NOT_FRESH = '403 session.not_fresh';
/** Seconds for which an authentication is fresh unless the tenant sets another value. */
const FRESH = 900;

async function ownerOf(username: string): Promise<Agent> {
  return (await newColleague(product(), username, 'owner')).browser;
}

async function authenticateAfresh(browser: Agent): Promise<string | undefined> {
  await browser.get('/t/demo/reauthenticate');
  const fields = { password: PASSWORD, return_to: '/t/demo/admin/logged-on' };
  return (await browser.post('/t/demo/reauthenticate/password', fields)).location;
}

it('K8: the API description marks the same routes as sensitive as the list written by hand', () => {
  const listed = Object.entries(SAMPLES).filter(([, { isSensitive }]) => isSensitive === true);
  expect(
    OPERATIONS.filter(({ isSensitive }) => isSensitive)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(listed.map(([id]) => id).sort());
});

describe('K8: a session whose owner authenticated long ago', () => {
  let old: Agent;

  beforeAll(async () => {
    old = await ownerOf('long-ago');
    clock.advance(FRESH + 1);
  });

  it.each(OPERATIONS.map((operation) => [`${operation.method} ${operation.path}`, operation] as const))(
    '%s',
    async (_name, operation) => {
      const outcome = outcomeOf(await call(old, operation, nobody, SAMPLES[operation.id]?.body));
      expect(outcome === NOT_FRESH).toBe(operation.isSensitive);
    },
  );

  it('is sufficient again after a fresh authentication, for as long as that is fresh', async () => {
    const browser = await ownerOf('careful');
    const change = async () =>
      outcomeOf(await new AdminApi(browser).put('logon-menu/password/enabled', { enabled: true }, '"1"'));
    const isFresh = async () =>
      (await browser.getJson('/api/admin/me')).json<{ session: { isFresh: boolean } }>().session.isFresh;
    clock.advance(FRESH + 1);
    expect([await isFresh(), await change()]).toEqual([false, NOT_FRESH]);
    expect(await authenticateAfresh(browser)).toBe('/t/demo/admin/logged-on');
    expect([await isFresh(), await change()]).toEqual([true, '412 revision.stale']);
    clock.advance(FRESH - 60);
    expect(await change()).toBe('412 revision.stale');
    clock.advance(61);
    expect([await isFresh(), await change()]).toEqual([false, NOT_FRESH]);
  });

  it('leaves a record when it is refused', async () => {
    const refused = `name = 'logon.access.refused.v1' and payload->>'reason' = 'session.not_fresh'
      and payload->>'route' = 'PUT /api/admin/accounts/:accountId/role'`;
    const before = await count(product(), 'messaging.outbox', refused);
    await new AdminApi(old).put(`accounts/${await ownId(old)}/role`, { role: 'member' });
    expect(await count(product(), 'messaging.outbox', refused)).toBe(before + 1);
  });

  it('is old after the number of seconds that the tenant sets', async () => {
    const browser = await ownerOf('impatient');
    const settings = useCase(product(), UpdateTenantSettings);
    await settings.execute(product().tenantId, { freshSeconds: 60 });
    const turn = async () =>
      outcomeOf(await new AdminApi(browser).post('accounts', { username: 'x y', displayName: 'X' }));
    expect(await turn()).not.toBe(NOT_FRESH);
    clock.advance(61);
    expect(await turn()).toBe(NOT_FRESH);
    await settings.execute(product().tenantId, { freshSeconds: FRESH });
    expect(await turn()).not.toBe(NOT_FRESH);
  });

  it.each(ROLES)('of %s is first told of a missing permission', async (role) => {
    const { browser } = await newColleague(product(), `old-${role}`, role);
    clock.advance(FRESH + 1);
    const outcome = outcomeOf(await new AdminApi(browser).patch('settings', { name: 'X' }, '"1"'));
    const isAllowed = ['owner', 'administrator'].includes(role);
    expect(outcome).toBe(isAllowed ? NOT_FRESH : '403 permission.missing');
  });
});

describe('K8: a person with DingTalk as the only method', () => {
  it('authenticates afresh by another logon with it, which the page offers', async () => {
    await product().sql(
      `delete from authenticators.password where account_id = (select id from accounts.account where username = 'alice')`,
    );
    await product().sql(`update accounts.account set role = 'administrator', email = null, email_key = null
      where username = 'alice'`);
    const browser = newBrowser(product());
    await logOnByQr(product(), browser, 'alice');
    clock.advance(FRESH + 1);
    await browser.get('/t/demo/');
    const rename = async () =>
      outcomeOf(await new AdminApi(browser).post('accounts', { username: 'x y', displayName: 'X' }));
    expect(await rename()).toBe(NOT_FRESH);
    const page = await browser.get('/t/demo/reauthenticate?return_to=%2Ft%2Fdemo%2Fadmin%2Flogged-on');
    const link = /href="([^"]*method=dingtalk-qr[^"]*)"/.exec(page.text)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(link).toContain('again=1');
    expect((await browser.get(link)).text).toContain('DingTalk QR code logon');
    expect((await logOnByQr(product(), browser, 'alice')).status).toBe(200);
    await browser.get('/t/demo/');
    expect(await rename()).not.toBe(NOT_FRESH);
  });

  it('is told if there is no way at all', async () => {
    const browser = await ownerOf('nothing-left');
    await product().sql(
      `delete from authenticators.password where account_id = (select id from accounts.account where username = 'nothing-left')`,
    );
    await product().sql(
      `update accounts.account set email = null, email_key = null where username = 'nothing-left'`,
    );
    const page = await browser.get('/t/demo/reauthenticate', { 'accept-language': 'en' });
    expect([page.status, page.text.includes('There is no way to confirm that it is you')]).toEqual([
      403,
      true,
    ]);
  });
});

async function ownId(browser: Agent): Promise<string> {
  return (await browser.getJson('/api/admin/me')).json<{ account: { id: string } }>().account.id;
}
