import { ConnectionDirectory, CreateConnection } from '#dingtalk';
import { hashSecret } from '#kernel';
import { SwitchConnection } from '#providers';
import { DEMO, PHONE_BROWSER_USER_AGENT } from '#simulator';
import { TestClock, until } from '#testing';
import type { Agent } from '../../harness/agent.js';
import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone, thief } from '../scene/agents.js';
import { told } from '../scene/answers.js';
import { comeBack, oauthCode, setOut } from '../scene/oauth.js';
import { secondTenant, type SecondTenant } from '../scene/second-tenant.js';
import { count, openSessions, ticketOf } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock, worker: false });
const SAME_DEVICE = '/t/demo/logon/dingtalk-qr/oauth';

let rival: SecondTenant;
beforeAll(async () => {
  rival = await secondTenant(product());
});

/** A phone's browser on its way to DingTalk's page. */
async function leaving(slug = 'demo'): Promise<{ phone: Agent; state: string }> {
  const phone = newBrowser(product(), { userAgent: PHONE_BROWSER_USER_AGENT });
  await phone.get(`/t/${slug}/logon?method=dingtalk-qr`);
  return { phone, state: await setOut(phone, `/t/${slug}/logon/dingtalk-qr/oauth`) };
}

/** Number of codes that DingTalk was asked about since the last call. */
function asked(): number {
  const { requests } = product().simulator;
  const calls = requests.to('/v1.0/oauth2/userAccessToken').length;
  requests.clear();
  return calls;
}

describe('the state of DingTalk’s authorisation page', () => {
  it('D1: is 256 random bits, is stored as a hash only, and is valid for ten minutes at most', async () => {
    const states = await Promise.all(Array.from({ length: 10 }, () => leaving()));
    for (const { state } of states) expect(Buffer.from(state, 'base64url')).toHaveLength(32);
    expect(new Set(states.map(({ state }) => state)).size).toBe(10);
    const [row] = await product().sql<{ seconds: number; stored: string }>(
      `select max(extract(epoch from expires_at - created_at))::int as seconds, string_agg(to_jsonb(one)::text, '') as stored
         from qr_logon.authorisation one`,
    );
    expect(row?.seconds).toBeLessThanOrEqual(600);
    for (const { state } of states) {
      expect(row?.stored).not.toContain(state);
      expect(row?.stored).toContain(hashSecret(state).toString('hex'));
    }
  });

  it('D1: is accepted once, from the browser that left with it', async () => {
    const { phone, state } = await leaving();
    const first = await comeBack(phone, { state, code: oauthCode(product(), 'alice') });
    expect(first.location).toBe('/t/demo/logon/dingtalk-qr/confirm');
    asked();
    const again = await comeBack(phone, { state, code: oauthCode(product(), 'alice') });
    expect(again.status).toBe(403);
    expect(asked()).toBe(0);
  });

  it('D1: is refused alike if unknown, malformed, foreign, late or another tenant’s, before any code is redeemed', async () => {
    const victim = newBrowser(product(), { userAgent: PHONE_BROWSER_USER_AGENT });
    await victim.get('/t/demo/logon?method=dingtalk-qr');
    await setOut(victim, SAME_DEVICE);
    const foreign = await leaving();
    const late = await leaving();
    const other = await leaving('rival');
    other.phone.cookies.set('__Host-browser', victim.cookies.get('__Host-browser') ?? '');
    await product().sql(
      `update qr_logon.authorisation set browser_hash = (select browser_hash from qr_logon.authorisation
         where tenant_id = $1 order by created_at desc limit 1) where tenant_id = $2`,
      [product().tenantId, rival.id],
    );
    await product().sql(
      `update qr_logon.authorisation set expires_at = $1
       where tenant_id = $2 and created_at = (select max(created_at) from qr_logon.authorisation where tenant_id = $2)`,
      [clock.now(), product().tenantId],
    );
    asked();
    const before = await openSessions(product());
    const refusals = [];
    for (const [agent, state] of [
      [victim, 'A'.repeat(43)],
      [victim, 'short'],
      [victim, foreign.state],
      [late.phone, late.state],
      [victim, other.state],
    ] as const) {
      refusals.push(told(await comeBack(agent, { state, code: oauthCode(product(), 'mallory') })));
    }
    expect(refusals.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403]);
    expect(asked()).toBe(0);
    expect(await openSessions(product())).toBe(before);
  });

  it('D1: expires after ten minutes', async () => {
    const { phone, state } = await leaving();
    clock.advance(601);
    expect((await comeBack(phone, { state, code: oauthCode(product(), 'alice') })).status).toBe(403);
  });

  it('D1: of an attacker in the victim’s browser logs nobody on and attaches nothing', async () => {
    const attacker = await leaving();
    const code = oauthCode(product(), 'mallory');
    const victim = newBrowser(product());
    const path = await showQr(victim);
    await scan(product(), newPhone(product()), 'carol', path);
    const before = [await openSessions(product()), await count(product(), 'binding.attachment')];
    expect((await comeBack(victim, { state: attacker.state, code })).status).toBe(403);
    expect([await openSessions(product()), await count(product(), 'binding.attachment')]).toEqual(before);
    const bare = newBrowser(product());
    expect((await comeBack(bare, { state: attacker.state, code })).status).toBe(403);
    const copied = thief(product(), attacker.phone, 'lang');
    expect((await comeBack(copied, { state: attacker.state, code })).status).toBe(403);
  });

  it('D1: of a scan leads back to that scan: the intent is kept on the server, whatever the address says', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const phone = newBrowser(product(), { userAgent: PHONE_BROWSER_USER_AGENT });
    await phone.get(path);
    const state = await setOut(phone, `${path}/oauth`);
    const code = oauthCode(product(), 'alice');
    const query = new URLSearchParams({ code, state, purpose: 'attach', scan: 'other', return_to: '//evil' });
    const back = await phone.get(`${DEMO.callbackPath}?${query.toString()}`);
    expect(back.location).toBe(path);
    expect((await ticketOf(product(), path)).subject).toBe('UNION-alice');
    await confirm(phone, path);
    expect((await redeem(browser)).status).toBe(200);
  });
});

describe('the callback of a DingTalk connection', () => {
  const second = { clientId: 'dingsecondapp0001', corpId: DEMO.corpId };

  beforeAll(async () => {
    const callback = `${product().url}/t/demo/dingtalk/second/callback`;
    product().simulator.world.addApp({
      ...second,
      clientSecret: 'secret-of-second',
      corpIds: [DEMO.corpId],
      redirectUrls: [callback],
    });
    const created = await useCase(product(), CreateConnection).execute(product().tenantId, {
      ...second,
      clientSecret: 'secret-of-second',
      key: 'second',
      displayName: 'Second',
    });
    await useCase(product(), SwitchConnection).execute(product().tenantId, created.id, 'enabled');
    await pagesKnow('second', 'enabled');
  });

  /** Waits until this process knows of the switch, which may take some moments. */
  function pagesKnow(key: string, state: 'enabled' | 'disabled'): Promise<void> {
    const directory = useCase(product(), ConnectionDirectory);
    return until(async () => (await directory.connectionOf(product().tenantId, key))?.state === state);
  }

  it('D2: has a redirect address of its own', async () => {
    const { phone, state } = await leaving();
    await phone.get('/t/demo/logon?method=dingtalk-qr');
    const away = await phone.post(SAME_DEVICE);
    const { searchParams } = new URL(away.location ?? '');
    expect(searchParams.get('redirect_uri')).toBe(`${product().url}${DEMO.callbackPath}`);
    expect(searchParams.get('client_id')).toBe(DEMO.clientId);
    expect(state).toHaveLength(43);
  });

  it('D2: is not accepted at the address of another connection, nor a code of another one at its own', async () => {
    asked();
    const swapped = await leaving();
    const atOther = await comeBack(
      swapped.phone,
      { state: swapped.state, code: oauthCode(product(), 'alice', second) },
      '/t/demo/dingtalk/second/callback',
    );
    expect(atOther.status).toBe(403);
    expect(asked()).toBe(0);
    const mixed = await leaving();
    const foreignCode = await comeBack(mixed.phone, {
      state: mixed.state,
      code: oauthCode(product(), 'alice', second),
    });
    expect(foreignCode.status).toBeGreaterThanOrEqual(400);
    expect(mixed.phone.cookies.has('__Host-ticket')).toBe(false);
  });

  it('D2: is refused at the address of another tenant, and of a connection that does not exist', async () => {
    for (const callback of ['/t/rival/dingtalk/main/callback', '/t/demo/dingtalk/nowhere/callback']) {
      const { phone, state } = await leaving();
      const answer = await comeBack(phone, { state, code: oauthCode(product(), 'alice') }, callback);
      expect([403, 404]).toContain(answer.status);
      expect(phone.cookies.has('__Host-ticket')).toBe(false);
    }
  });

  it('D4: gives two identities for one person in two tenants: a link in one links nothing in the other', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser, 'rival');
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path, rival.app);
    expect((await ticketOf(product(), path)).subject).toBe('UNION-alice');
    await confirm(phone, path);
    const before = await openSessions(product());
    const redeemed = await browser.postJson('/t/rival/logon/dingtalk-qr/ticket/redeem');
    // Alice is linked in the demo tenant but not here, although the rival has an account `alice`, too.
    expect(redeemed.json()).toEqual({ location: '/t/rival/attach' });
    expect(await openSessions(product())).toBe(before);
  });

  it('D4: links no identity to an account by name, mobile, email or openId', async () => {
    const { world } = product().simulator;
    world.addPerson({ id: 'double', name: 'Bob Li', email: 'bob@demo.test', mobile: '13900000002' });
    world.addMember({ corpId: DEMO.corpId, personId: 'double', userId: 'bob-2' });
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const phone = newPhone(product());
    await scan(product(), phone, 'double', path);
    await confirm(phone, path);
    expect((await redeem(browser)).json()).toEqual({ location: '/t/demo/attach' });
  });

  it('D4: gives two identities for one person at two connections of a tenant', async () => {
    const [bound] = await product().sql<{ connection_id: string }>(
      `select connection_id from binding.binding where subject = 'UNION-alice' and ended_at is null`,
    );
    const [main] = await product().sql<{ id: string }>(
      `select id from providers.connection where key = 'main'
      and tenant_id = $1`,
      [product().tenantId],
    );
    expect(bound?.connection_id).toBe(main?.id);
    await useCase(product(), SwitchConnection).execute(product().tenantId, main?.id ?? '', 'disabled');
    await pagesKnow('main', 'disabled');
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path, second);
    await confirm(phone, path);
    expect((await redeem(browser)).json()).toEqual({ location: '/t/demo/attach' });
    await useCase(product(), SwitchConnection).execute(product().tenantId, main?.id ?? '', 'enabled');
  });
});
