import { TestClock, until } from '#testing';
import { confirm, redeem, scan, showQr, ticketPath } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import { newBrowser, newPhone, thief } from '../scene/agents.js';
import { codeOf, told } from '../scene/answers.js';
import { closedWithin5s, openStream } from '../scene/live-stream.js';
import { openSessions, ticketOf } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock, environment: { WAITING_PER_TENANT: '6' } });

describe('a waiting browser', () => {
  it('B1: gets the interval, and slow_down with a longer one each time it polls faster', async () => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon?method=dingtalk-qr');
    const issued = await browser.postJson(ticketPath());
    expect(issued.json<{ pollIntervalSeconds: number }>().pollIntervalSeconds).toBe(2);
    expect((await browser.getJson(ticketPath())).status).toBe(200);
    const intervals: number[] = [];
    for (let polled = 0; polled < 3; polled += 1) {
      const refused = await browser.getJson(ticketPath());
      expect([refused.status, codeOf(refused)]).toEqual([429, 'slow_down']);
      intervals.push(Number(refused.headers.get('retry-after')));
    }
    expect(intervals).toEqual([7, 12, 17]);
    clock.advance(17);
    expect((await browser.getJson(ticketPath())).status).toBe(200);
  });

  it('B1: that polls without pause does not harm others: they are answered, and their tickets work', async () => {
    const hammer = newBrowser(product());
    await showQr(hammer);
    const hammering = Promise.all(Array.from({ length: 150 }, () => hammer.getJson(ticketPath())));
    const [browser, phone] = [newBrowser(product()), newPhone(product())];
    const path = await showQr(browser);
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    expect((await redeem(browser)).status).toBe(200);
    const answers = await hammering;
    expect(answers.filter(({ status }) => status === 429).length).toBeGreaterThanOrEqual(149);
  });

  it('B1: has a stream that ends when the ticket expires', async () => {
    const browser = newBrowser(product());
    await showQr(browser);
    clock.advance(118);
    const stream = await openStream(browser, `${ticketPath()}/events`);
    expect(stream.status).toBe(200);
    await closedWithin5s(stream);
    expect(stream.text()).toContain('"expired"');
  });

  it('B1: has a long poll that ends when the ticket expires', async () => {
    const browser = newBrowser(product());
    await showQr(browser);
    clock.advance(118);
    const from = performance.now();
    const answer = await browser.getJson(`${ticketPath()}?after=created`);
    expect(performance.now() - from).toBeLessThan(5_000);
    expect(answer.json()).toMatchObject({ state: 'expired' });
  });

  it('B2: learns only the state, with a masked name and the number between scan and confirmation', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const look = async () => {
      clock.advance(3);
      return (await browser.getJson(ticketPath())).json<Record<string, unknown>>();
    };
    expect(Object.keys(await look()).sort()).toEqual(['remainingSeconds', 'state']);
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    const scanned = await look();
    expect(Object.keys(scanned).sort()).toEqual(['name', 'number', 'remainingSeconds', 'state']);
    expect(scanned['name']).not.toContain('Alice');
    expect(String(scanned['name']).charAt(0)).toBe('A');
    await confirm(phone, path);
    expect(await look()).toEqual({ state: 'confirmed' });
  });

  it('T11: shows that a code is cancelled if another of its pages has a newer one', async () => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon?method=dingtalk-qr');
    const ids = [];
    for (let page = 0; page < 2; page += 1) {
      ids.push((await browser.postJson(ticketPath())).json<{ id: string }>().id);
    }
    const states = [];
    for (const id of ids) {
      clock.advance(3);
      const headers = { accept: 'application/json', 'x-ticket-id': id };
      states.push((await browser.send('GET', ticketPath(), headers)).json<{ state: string }>().state);
    }
    expect(states).toEqual(['cancelled', 'created']);
  });

  it('B2: is the only one to learn anything: missing, unknown, malformed and stolen tickets look alike', async () => {
    const browser = newBrowser(product());
    await showQr(browser);
    const nobody = newBrowser(product());
    const guess = newBrowser(product());
    guess.cookies.set('__Host-ticket', 'A'.repeat(43));
    const malformed = newBrowser(product());
    malformed.cookies.set('__Host-ticket', "x' or 1=1");
    const stolen = thief(product(), browser, 'ticket');
    const asked = [nobody, guess, malformed, stolen];
    const polls = await Promise.all(asked.map(async (one) => told(await one.getJson(ticketPath()))));
    expect(new Set(polls.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(polls[0]?.status).toBe(404);
    const accept = { accept: 'text/event-stream' };
    const streams = await Promise.all(
      asked.map(async (one) => told(await one.send('GET', `${ticketPath()}/events`, accept))),
    );
    expect(new Set(streams.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(streams[0]?.status).toBe(404);
  });

  it('B3: gets no session, address or secret by stream or poll, only the state', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const stream = await openStream(browser, `${ticketPath()}/events`);
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await until(() => stream.text().includes('"scanned"'));
    await confirm(phone, path);
    await closedWithin5s(stream);
    const told = [...stream.text().matchAll(/^data: (.+)$/gm)].map(
      ([, data = '{}']) => JSON.parse(data) as Record<string, unknown>,
    );
    expect(told.map(({ state }) => state)).toEqual(['created', 'scanned', 'confirmed']);
    expect(told.at(-1)).toEqual({ state: 'confirmed' });
    expect(stream.text()).not.toMatch(/session|location|token|[A-Za-z0-9_-]{43}/);
    expect((await browser.getJson(ticketPath())).headers.getSetCookie().join()).not.toContain('session');
  });

  it('B3: redeems once, by POST, for a new session; its former session and secrets are void', async () => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon');
    await browser.post('/t/demo/logon/password', { username: 'bob', password: PASSWORD });
    const former = new Map(browser.cookies);
    expect(former.get('__Host-session')).toBeDefined();

    await browser.get('/t/demo/logon');
    expect((await browser.postJson(ticketPath())).status).toBe(201);
    const anonymous = newBrowser(product());
    const path = await showQr(anonymous);
    for (const [name, value] of former) if (name.endsWith('session')) anonymous.cookies.set(name, value);
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    const before = new Map(anonymous.cookies);
    expect((await anonymous.get(`${ticketPath()}/redeem`)).status).toBe(404);
    expect((await redeem(anonymous)).status).toBe(200);
    for (const name of ['__Host-session', '__Host-browser']) {
      expect(anonymous.cookies.get(name)).not.toBe(before.get(name));
    }
    expect(anonymous.cookies.has('__Host-ticket')).toBe(false);
    const old = newBrowser(product());
    old.cookies.set('__Host-session', former.get('__Host-session') ?? '');
    expect((await old.get('/t/demo/')).location).toContain('/t/demo/logon');

    const sessions = await openSessions(product());
    const again = thief(product(), anonymous, 'none');
    for (const [name, value] of before) again.cookies.set(name, value);
    await again.get('/t/demo/logon');
    expect((await redeem(again)).status).toBe(410);
    expect(await openSessions(product())).toBe(sessions);
    expect((await ticketOf(product(), path)).state).toBe('consumed');
  });

  it('B3: does not take over a session cookie that an attacker planted before the logon', async () => {
    const browser = newBrowser(product());
    browser.cookies.set('__Host-session', `${product().tenantId}.${'A'.repeat(43)}`);
    const path = await showQr(browser);
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    await redeem(browser);
    const planted = newBrowser(product());
    planted.cookies.set('__Host-session', `${product().tenantId}.${'A'.repeat(43)}`);
    expect((await planted.get('/t/demo/')).status).toBe(303);
    expect((await browser.get('/t/demo/')).status).toBe(200);
  });

  it('B7: gets 503 at the limit of waiting browsers, and can log on when others leave', async () => {
    const browsers = Array.from({ length: 6 }, () => newBrowser(product()));
    const streams = [];
    for (const browser of browsers) {
      await showQr(browser);
      streams.push(await openStream(browser, `${ticketPath()}/events`));
    }
    expect(streams.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200]);
    const late = newBrowser(product());
    const path = await showQr(late);
    const refused = await openStream(late, `${ticketPath()}/events`);
    expect(refused.status).toBe(503);
    expect((await late.getJson(ticketPath())).status).toBe(503);
    expect(Number((await late.getJson(ticketPath())).headers.get('retry-after'))).toBeGreaterThan(0);
    for (const stream of streams) stream.leave();
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    expect((await redeem(late)).status).toBe(200);
    expect((await openStream(newBrowser(product()), `${ticketPath()}/events`)).status).toBe(404);
  });
});
