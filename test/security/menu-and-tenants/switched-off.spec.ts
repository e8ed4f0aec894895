import { ResumeAccount, SuspendAccount } from '#accounts';
import { CreateConnection } from '#dingtalk';
import { SwitchConnection } from '#providers';
import { DisableMethod, EnableMethod } from '#logon-menu';
import { DEMO, DINGTALK_USER_AGENT } from '#simulator';
import { ResumeTenant, SuspendTenant } from '#tenancy';
import type { Agent, Answer } from '../../harness/agent.js';
import { redeem, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { newPerson, prove, started } from '../scene/attaching.js';
import { comeBack, oauthCode, setOut } from '../scene/oauth.js';
import { count, openSessions } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

/** Without a worker: a switch must take effect without anyone who handles events. */
const product = useProduct({ worker: false });

interface Walk {
  readonly browser: Agent;
  readonly phone: Agent;
  path: string;
  state: string;
}

/** The steps of a logon in order. Each gives the response that shows whether it was accepted. */
const STEPS: readonly (readonly [string, (walk: Walk) => Promise<Answer>])[] = [
  [
    'show',
    async (walk) => {
      await walk.browser.get('/t/demo/logon');
      const answer = await walk.browser.postJson('/t/demo/logon/dingtalk-qr/ticket');
      return answer;
    },
  ],
  ['scan', ({ phone, path }) => scan(product(), phone, 'alice', path)],
  ['confirm', ({ phone, path }) => phone.post(`${path}/confirm`)],
  ['redeem', ({ browser }) => redeem(browser)],
];

async function walkTo(step: number): Promise<Walk> {
  const walk: Walk = { browser: newBrowser(product()), phone: newPhone(product()), path: '', state: '' };
  await walk.browser.get('/t/demo/logon');
  if (step > 0) {
    walk.path = await showQr(walk.browser);
    await walk.phone.get(walk.path);
  }
  for (const [, take] of STEPS.slice(1, step)) await take(walk);
  return walk;
}

async function idOf(username: string): Promise<string> {
  const [row] = await product().sql<{ id: string }>('select id from accounts.account where username = $1', [
    username,
  ]);
  return row?.id ?? '';
}

async function connectionId(): Promise<string> {
  const [row] = await product().sql<{ id: string }>(`select id from providers.connection where key = 'main'`);
  return row?.id ?? '';
}

/** Switches: how to turn each off and on, and the first step that it affects. */
const SWITCHES: Readonly<Record<string, { off(): Promise<unknown>; on(): Promise<unknown>; from: number }>> =
  {
    'the method': {
      off: () => useCase(product(), DisableMethod).execute(product().tenantId, 'dingtalk-qr'),
      on: () => useCase(product(), EnableMethod).execute(product().tenantId, 'dingtalk-qr'),
      from: 0,
    },
    'the connection': {
      off: async () =>
        useCase(product(), SwitchConnection).execute(product().tenantId, await connectionId(), 'disabled'),
      on: async () =>
        useCase(product(), SwitchConnection).execute(product().tenantId, await connectionId(), 'enabled'),
      from: 0,
    },
    'the tenant': {
      off: () => useCase(product(), SuspendTenant).execute(product().tenantId, 'test'),
      on: () => useCase(product(), ResumeTenant).execute(product().tenantId),
      from: 0,
    },
    // The account is known, and matters, only at the redemption.
    'the account': {
      off: async () =>
        useCase(product(), SuspendAccount).execute(product().tenantId, await idOf('alice'), 'test'),
      on: async () => useCase(product(), ResumeAccount).execute(product().tenantId, await idOf('alice')),
      from: 3,
    },
  };

const CASES = Object.entries(SWITCHES).flatMap(([what, { from }]) =>
  STEPS.slice(from).map(([step], index) => [what, step, from + index] as const),
);

describe('switching off between two steps', () => {
  it.each(CASES)('P1: once %s is off, "%s" is refused and gives no session', async (what, _step, index) => {
    const { off, on } = SWITCHES[what] ?? {};
    const walk = await walkTo(index);
    const before = [await openSessions(product()), await count(product(), 'binding.attachment')];
    // The process that switches clears its cache with the commit, and refuses from that moment.
    await off?.();
    const answer = await STEPS[index]?.[1](walk);
    expect([403, 410]).toContain(answer?.status);
    expect(answer?.headers.getSetCookie().join() ?? '').not.toContain('__Host-session');
    expect([await openSessions(product()), await count(product(), 'binding.attachment')]).toEqual(before);
    await on?.();
  });

  it('P1: a waiting browser and a phone show that the method is not enabled', async () => {
    const { browser, phone, path } = await walkTo(2);
    await SWITCHES['the method']?.off();
    const page = await phone.get(path, { 'accept-language': 'en' });
    expect(page.status).toBe(403);
    expect(page.text).toMatch(/not enabled|switched off/i);
    expect(page.text).toMatch(/administrator/i);
    const old = await browser.get('/t/demo/logon?method=dingtalk-qr', { 'accept-language': 'en' });
    expect(old.status).toBe(403);
    expect((await browser.get('/t/demo/logon')).text).not.toContain('method=dingtalk-qr');
    await SWITCHES['the method']?.on();
  });

  it('P1: logons on one device are refused, too: the app’s code, DingTalk’s page and back, and the confirmation', async () => {
    const inside = newBrowser(product(), { userAgent: DINGTALK_USER_AGENT });
    await inside.get('/t/demo/logon?method=dingtalk-qr');
    const state = await setOut(inside, '/t/demo/logon/dingtalk-qr/oauth');
    const confirming = newBrowser(product(), { userAgent: DINGTALK_USER_AGENT });
    await confirming.get('/t/demo/logon?method=dingtalk-qr');
    const given = product().simulator.issueJsapiCode('alice', {
      ...DEMO,
      pageUrl: `${product().url}/t/demo/logon`,
    });
    const code = 'code' in given ? given.code : '';
    expect((await confirming.post('/t/demo/logon/dingtalk-qr/identity', { code })).status).toBe(303);
    await confirming.get('/t/demo/logon/dingtalk-qr/confirm');
    const before = await openSessions(product());
    await SWITCHES['the method']?.off();
    expect((await comeBack(inside, { state, code: oauthCode(product(), 'alice') })).status).toBe(403);
    expect((await confirming.get('/t/demo/logon/dingtalk-qr/confirm')).status).toBe(403);
    expect((await confirming.post('/t/demo/logon/dingtalk-qr/confirm')).status).toBe(403);
    expect((await inside.post('/t/demo/logon/dingtalk-qr/oauth')).status).toBe(403);
    expect(await openSessions(product())).toBe(before);
    await SWITCHES['the method']?.on();
  });

  it.each(['the method', 'the connection'])(
    'P1: a waiting attachment is refused once %s is off',
    async (what) => {
      const browser = await started(product(), newPerson(product(), `waiting-${String(what.length)}`));
      await SWITCHES[what]?.off();
      const before = [await openSessions(product()), await count(product(), 'binding.binding')];
      expect([403, 410]).toContain((await prove(browser, 'bob')).status);
      expect([await openSessions(product()), await count(product(), 'binding.binding')]).toEqual(before);
      await SWITCHES[what]?.on();
    },
  );

  it('P1: a ticket of a connection that is off is refused although another one is on', async () => {
    const app = { clientId: 'dingspareapp00001', corpId: DEMO.corpId, clientSecret: 'secret-of-spare' };
    product().simulator.world.addApp({ ...app, corpIds: [DEMO.corpId] });
    const spare = await useCase(product(), CreateConnection).execute(product().tenantId, {
      ...app,
      key: 'spare',
      displayName: 'Spare',
    });
    await useCase(product(), SwitchConnection).execute(product().tenantId, spare.id, 'enabled');
    const walk = await walkTo(3);
    const before = await openSessions(product());
    await SWITCHES['the connection']?.off();
    expect((await redeem(walk.browser)).status).toBe(410);
    expect(await openSessions(product())).toBe(before);
    await SWITCHES['the connection']?.on();
  });

  it('P1: every endpoint refuses another method that is off, and no page shows it', async () => {
    await useCase(product(), DisableMethod).execute(product().tenantId, 'email-code');
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon');
    expect((await browser.post('/t/demo/logon/email-code', { username: 'bob@demo.test' })).status).toBe(403);
    expect((await browser.get('/t/demo/logon?method=email-code')).status).toBe(403);
    expect((await browser.get('/t/demo/logon')).text).not.toContain('email-code');
    const attaching = await started(product(), newPerson(product(), 'choosing'));
    expect((await attaching.get('/t/demo/attach/verify')).text).not.toContain('email-code');
    expect((await attaching.post('/t/demo/attach/verify/email-code', { username: 'bob' })).status).toBe(403);
    await useCase(product(), EnableMethod).execute(product().tenantId, 'email-code');
  });
});
