import { until } from '#testing';
import type { FaultName } from '#simulator';
import { DEMO } from '#simulator';
import { confirm, logOnByQr, redeem, scan, showQr } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { comeBack, oauthCode, setOut } from '../scene/oauth.js';
import { auditRow, auditRows, count, openSessions, ticketOf, untilDelivered } from '../scene/stored.js';
import { dump, placesOf } from '../scene/whole-database.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct();

afterEach(() => {
  product().simulator.faults.clear();
});

async function scanAs(person: string) {
  const browser = newBrowser(product());
  const phone = newPhone(product());
  const path = await showQr(browser);
  return { browser, phone, path, answer: await scan(product(), phone, person, path) };
}

async function scanByOwnPage(person: string) {
  const browser = newBrowser(product());
  const phone = newPhone(product());
  const path = await showQr(browser);
  await phone.get(path);
  const state = await setOut(phone, `${path}/oauth`);
  return {
    browser,
    phone,
    path,
    answer: await comeBack(phone, { state, code: oauthCode(product(), person) }),
  };
}

describe('an identity from DingTalk', () => {
  it('D3: is never mixed up between people at the same moment, by the app’s code and by DingTalk’s page', async () => {
    const people = Array.from({ length: 24 }, (_, index) => ['alice', 'carol', 'wang'][index % 3] ?? 'alice');
    const scans = await Promise.all(
      people.map((person, index) => (index % 2 === 0 ? scanAs(person) : scanByOwnPage(person))),
    );
    const identities = await Promise.all(
      scans.map(async ({ path }) => (await ticketOf(product(), path)).subject),
    );
    expect(identities).toEqual(people.map((person) => `UNION-${person}`));
  });

  it('D3: uses every code once, and a person’s token for that person’s logon alone', async () => {
    const { requests } = product().simulator;
    requests.clear();
    await Promise.all([scanByOwnPage('alice'), scanByOwnPage('carol'), scanByOwnPage('alice')]);
    const exchanged = requests
      .to('/v1.0/oauth2/userAccessToken')
      .map(({ body }) => (body as { code: string }).code);
    expect(exchanged).toHaveLength(3);
    expect(new Set(exchanged).size).toBe(3);
    const tokens = requests
      .to('/v1.0/contact/users/me')
      .map(({ headers }) => headers['x-acs-dingtalk-access-token']);
    expect(tokens).toHaveLength(3);
    expect(new Set(tokens).size).toBe(3);
  });

  it.each([
    ['whom DingTalk accepts although they belong to another organisation', 'outsiderAccepted'],
    ['whom DingTalk names with another organisation', undefined],
  ] as const)(
    'D5: is refused for a person %s: no session, no attachment, a reason on the page, and an audit record',
    async (_, fault) => {
      if (fault !== undefined) product().simulator.faults.set({ name: fault });
      const before = [await openSessions(product()), await count(product(), 'binding.attachment')];
      await untilDelivered(product());
      const failed = (await auditRows(product(), 'providers.identification.failed')).length;
      const phone = newPhone(product());
      const browser = newBrowser(product());
      const path = await showQr(browser);
      await phone.get(path);
      const state = await setOut(phone, `${path}/oauth`);
      const corpId = fault === undefined ? DEMO.otherCorpId : DEMO.corpId;
      const code = oauthCode(product(), 'olga', { clientId: DEMO.clientId, corpId });
      const answer = await comeBack(phone, { state, code });
      expect(answer.status).toBe(403);
      expect(answer.text).toMatch(/not a member/i);
      expect((await ticketOf(product(), path)).state).toBe('created');
      expect((await confirm(phone, path)).status).toBe(410);
      expect((await redeem(browser)).status).toBe(410);
      expect([await openSessions(product()), await count(product(), 'binding.attachment')]).toEqual(before);
      const row = await auditRow(
        product(),
        'providers.identification.failed',
        ({ reason, occurredAt }) => reason === 'not_member' && Date.parse(occurredAt) > Date.now() - 5_000,
      );
      expect(row.outcome).toBe('refused');
      expect(JSON.stringify(row)).not.toContain('olga');
      await until(
        async () => (await auditRows(product(), 'providers.identification.failed')).length > failed,
      );
    },
  );

  it('D5: is refused for a member who left the organisation after the scan began', async () => {
    const { world } = product().simulator;
    world.addPerson({ id: 'leaver' });
    world.addMember({ corpId: DEMO.corpId, personId: 'leaver' });
    const phone = newPhone(product());
    const path = await showQr(newBrowser(product()));
    await phone.get(path);
    const state = await setOut(phone, `${path}/oauth`);
    const code = oauthCode(product(), 'leaver');
    world.removeMember(DEMO.corpId, 'leaver');
    expect((await comeBack(phone, { state, code })).status).toBe(403);
    expect((await ticketOf(product(), path)).subject).toBeNull();
  });
});

/** Faults of DingTalk, the status that the person gets, and whether they also affect the app's code or only DingTalk's page. */
const FAULTS: readonly (readonly [FaultName, readonly number[], 'both' | 'page'])[] = [
  ['http5xx', [503], 'both'],
  ['garbage', [503], 'both'],
  ['htmlBlockPage', [503], 'both'],
  ['connectionReset', [503], 'both'],
  ['ipNotAllowed', [503], 'both'],
  ['qpsLimit', [503], 'both'],
  ['permissionMissing', [503], 'both'],
  ['tokenInvalid', [503], 'both'],
  ['codeReused', [410], 'both'],
  ['wrongCorp', [403], 'page'],
];

describe('when DingTalk fails', () => {
  it.each(FAULTS)(
    'D6: with %s, nobody is logged on, the page shows no internals, and other methods work',
    async (name, statuses, ways) => {
      const before = [await openSessions(product()), await count(product(), 'binding.attachment')];
      product().simulator.expireAppTokens();
      product().simulator.faults.set({ name });
      const tries = [await scanByOwnPage('alice'), ...(ways === 'both' ? [await scanAs('alice')] : [])];
      for (const { browser, phone, path, answer } of tries) {
        expect([name, statuses.includes(answer.status), answer.status]).toEqual([name, true, answer.status]);
        expect(answer.headers.get('content-type')).toContain('text/html');
        expect(answer.text).not.toMatch(/stack|at \w+ \(|DingTalkError|errcode|dingtalk\.com\/v1/);
        expect((await ticketOf(product(), path)).subject).toBeNull();
        expect((await confirm(phone, path)).status).toBe(410);
        expect((await redeem(browser)).status).toBe(410);
      }
      expect([await openSessions(product()), await count(product(), 'binding.attachment')]).toEqual(before);
      const browser = newBrowser(product());
      expect((await browser.get('/t/demo/logon')).status).toBe(200);
      const byPassword = await browser.post('/t/demo/logon/password', {
        username: 'bob',
        password: PASSWORD,
      });
      expect(byPassword.location).toBe('/t/demo/');
    },
  );

  it('D6: by being slow, a person waits no longer than the time-out', async () => {
    product().simulator.faults.set({ name: 'slow', milliseconds: 20_000 });
    const from = performance.now();
    const { answer } = await scanAs('alice');
    expect(answer.status).toBe(503);
    expect(performance.now() - from).toBeLessThan(16_000);
  });

  it('D6: and recovers, logging on works again', async () => {
    const deadline = Date.now() + 40_000;
    for (;;) {
      const { answer } = await scanAs('alice');
      if (answer.status === 303) break;
      if (Date.now() > deadline) throw new Error(`still ${String(answer.status)}`);
    }
    expect((await logOnByQr(product(), newBrowser(product()), 'alice')).status).toBe(200);
  });
});

describe('the app’s secret', () => {
  it('D7: is stored encrypted, and appears in no table and no audit record', async () => {
    const texts = await dump(product());
    expect(placesOf(DEMO.clientSecret, texts)).toEqual([]);
    const [row] = await product().sql<{ text: string }>('select t::text as text from dingtalk.connection t');
    expect(row?.text).toContain(DEMO.clientId);
  });

  it('D7: appears on no page and in no response of the portal', async () => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon');
    await browser.post('/t/demo/logon/password', { username: 'admin', password: PASSWORD });
    const path = await showQr(newBrowser(product()));
    const phone = newPhone(product());
    for (const [agent, page] of [
      [browser, '/t/demo/'],
      [browser, '/t/demo/logon'],
      [browser, '/api/openapi.json'],
      [phone, path],
      [phone, '/t/demo/logon?method=dingtalk-qr'],
    ] as const) {
      expect((await agent.get(page)).text).not.toContain(DEMO.clientSecret);
    }
  });
});
