import { TestClock, until } from '#testing';
import { Agent } from '../../harness/agent.js';
import { confirm, redeem, scan, showQr, ticketPath } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { openStream } from '../scene/live-stream.js';
import { newNetwork } from '../scene/networks.js';
import { comeBack, oauthCode, setOut } from '../scene/oauth.js';
import { ticketOf } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock, worker: false });

afterEach(() => {
  product().simulator.faults.clear();
  clock.advance(600); // the circuit breaker closes
});

const look = async (browser: Agent) => {
  clock.advance(3);
  return (await browser.getJson(ticketPath())).json<Record<string, unknown>>();
};

/** The phone's ordinary browser on the page that the code opens. */
async function elsewhere(path: string): Promise<Agent> {
  const phone = new Agent(product().url, { ip: newNetwork() });
  await phone.get(path);
  return phone;
}

describe('trouble on the phone', () => {
  it.each([
    ['http5xx', 'away'],
    ['connectionReset', 'away'],
    ['garbage', 'away'],
    ['ipNotAllowed', 'refused'],
    ['permissionMissing', 'refused'],
  ] as const)(
    'B2: %s at DingTalk is shown in the browser as %s, without any details',
    async (fault, trouble) => {
      const browser = newBrowser(product());
      const path = await showQr(browser);
      product().simulator.faults.set({ name: fault });
      expect((await scan(product(), newPhone(product()), 'alice', path)).status).toBe(503);
      expect(await look(browser)).toEqual({
        state: 'created',
        trouble,
        remainingSeconds: expect.any(Number),
      });
    },
  );

  it('is shown for a person outside the organisation, and for an unknown code of DingTalk', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const phone = await elsewhere(path);
    const state = await setOut(phone, `${path}/oauth`);
    product().simulator.faults.set({ name: 'outsiderAccepted' });
    expect((await comeBack(phone, { code: oauthCode(product(), 'olga'), state })).status).toBe(403);
    expect(await look(browser)).toMatchObject({ state: 'created', trouble: 'outsider' });
    await phone.get(path);
    await phone.post(`${path}/identity`, { code: 'a'.repeat(32) });
    expect(await look(browser)).toMatchObject({ state: 'created', trouble: 'unrecognised' });
  });

  it('reaches a stream and a waiting poll at once, and disappears when the code is scanned after all', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const stream = await openStream(browser, `${ticketPath()}/events`);
    const poll = browser.getJson(`${ticketPath()}?after=created`);
    const phone = await elsewhere(path);
    expect((await phone.postJson(`${path}/trouble`, { trouble: 'other_app' })).status).toBe(204);
    expect((await poll).json()).toMatchObject({ state: 'created', trouble: 'other_app' });
    await until(() => stream.text().includes('"trouble":"other_app"'));
    clock.advance(3);
    const next = browser.getJson(`${ticketPath()}?after=created.other_app`);
    const dingTalk = newPhone(product());
    await scan(product(), dingTalk, 'alice', path);
    expect(Object.keys((await next).json<object>()).sort()).toEqual([
      'name',
      'number',
      'remainingSeconds',
      'state',
    ]);
    expect((await phone.postJson(`${path}/trouble`, { trouble: 'other_app' })).status).toBe(204);
    await confirm(dingTalk, path);
    expect((await redeem(browser)).status).toBe(200);
    stream.leave();
  });

  it('T13: is reported only by our page’s script: opening the page or posting without the token has no effect', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const phone = await elsewhere(path);
    const json = { 'content-type': 'application/json', origin: product().url };
    const body = JSON.stringify({ trouble: 'other_app' });
    expect((await phone.send('POST', `${path}/trouble`, json, body)).status).toBe(403);
    expect((await phone.get(`${path}/trouble`)).status).toBe(404);
    for (const trouble of ['away', 'outsider', 'confirmed', '<b>', '']) {
      expect((await phone.postJson(`${path}/trouble`, { trouble })).status).toBe(400);
    }
    expect(await look(browser)).toEqual({ state: 'created', remainingSeconds: expect.any(Number) });
  });

  it('C6: with a wrong number is told apart from a refusal', async () => {
    const [wrong, declined] = [newBrowser(product()), newBrowser(product())];
    await product().sql(`update dingtalk.connection set confirmation = 'choose_number'`);
    clock.advance(10); // the cached connection expires
    const phone = newPhone(product());
    const path = await showQr(wrong);
    await scan(product(), phone, 'alice', path);
    await phone.get(path);
    const { number } = await look(wrong);
    await phone.post(`${path}/confirm`, { number: String(number === '10' ? 11 : 10) });
    expect(await look(wrong)).toEqual({ state: 'denied', reason: 'wrong_number' });
    const other = await showQr(declined);
    await scan(product(), phone, 'alice', other);
    await phone.get(other);
    await phone.post(`${other}/decline`);
    expect(await look(declined)).toEqual({ state: 'denied' });
    await product().sql(`update dingtalk.connection set confirmation = 'plain'`);
  });

  it('C3: that is reported after a refusal is acknowledged', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await phone.get(path);
    await phone.post(`${path}/decline`);
    await phone.get(path);
    expect((await phone.post(`${path}/report`)).status).toBe(303);
    expect((await phone.get(path, { 'accept-language': 'en' })).text).toContain('Thank you for reporting');
    expect((await ticketOf(product(), path)).state).toBe('denied');
  });
});
