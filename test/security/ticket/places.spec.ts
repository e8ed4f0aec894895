import { TestClock, until } from '#testing';
import { LiveNotifications } from '#messaging';
import { UpdateTenantSettings } from '#tenancy';
import { openServer, type OpenServer } from '../../../apps/server/src/index.js';
import { Agent } from '../../harness/agent.js';
import { freePort } from '../../harness/free-port.js';
import { confirm, redeem, scan, showQr, stateOf, ticketPath } from '../../harness/logon.js';
import { newPhone } from '../scene/agents.js';
import { openStream } from '../scene/live-stream.js';
import { newNetwork } from '../scene/networks.js';
import { ticketOf } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const MOST = 20;

const clock = new TestClock();
const product = useProduct({ clock });

/** Another server of the same installation. */
let sister: OpenServer;
let sisterUrl: string;

beforeAll(async () => {
  const port = await freePort();
  sisterUrl = `http://localhost:${String(port)}`;
  sister = await openServer({ ...product().settings, PORT: port }, clock);
  await product().server.app.get(UpdateTenantSettings).execute(product().tenantId, { codesPerNetwork: MOST });
});
afterAll(() => sister.close());

let ip: string;
let office: Agent[];

/** An office in which every browser but the last has an open code. */
beforeEach(async () => {
  ip = newNetwork();
  office = Array.from({ length: MOST + 1 }, () => new Agent(product().url, { ip }));
  for (const person of office.slice(0, MOST)) await showQr(person);
  expect(await asks(late())).toBe(429);
});

const late = () => office[MOST] ?? new Agent(product().url);
const first = () => office[0] ?? new Agent(product().url);

async function asks(person: Agent): Promise<number> {
  await person.get('/t/demo/logon?method=dingtalk-qr');
  return (await person.postJson(ticketPath())).status;
}

/** Waits until the code of this path ends early, or until it no longer does. */
async function endsEarly(path: string, early: boolean): Promise<void> {
  const { id } = await ticketOf(product(), path);
  await until(async () => {
    const [row] = await product().sql<{ early: boolean }>(
      'select expires_at < lives_until as early from qr_logon.waiting_code where id = $1',
      [id],
    );
    return row?.early === early;
  });
}

describe('a place in the limit of an office', () => {
  it('T11: becomes free when the page reports that it closes; no one else can report it', async () => {
    await first().get('/t/demo/logon?method=dingtalk-qr');
    const { id } = (await first().postJson(ticketPath())).json<{ id: string }>();
    const leave = (person: Agent, headers = {}) =>
      person.sendJson('DELETE', ticketPath(), undefined, { 'x-ticket-id': id, ...headers });
    expect((await leave(late())).status).toBe(204);
    expect((await leave(first(), { origin: 'https://evil.example' })).status).toBe(403);
    expect(await stateOf(first())).toBe('created');
    expect(await asks(late())).toBe(429);
    expect((await leave(first())).status).toBe(204);
    expect(await asks(late())).toBe(201);
  });

  it('T11: becomes free a few seconds after a stream breaks', async () => {
    const path = await showQr(first());
    const stream = await openStream(first(), `${ticketPath()}/events`);
    await until(() => stream.text().includes('created'));
    stream.leave();
    await endsEarly(path, true);
    expect(await asks(late())).toBe(429);
    clock.advance(11);
    expect(await asks(late())).toBe(201);
  });

  it('T11: becomes free a few seconds after a poll breaks', async () => {
    const path = await showQr(first());
    const poll = await openPoll(first());
    poll.abort();
    await endsEarly(path, true);
    clock.advance(11);
    expect(await asks(late())).toBe(201);
  });

  it.each(['the same server', 'another server'])(
    'stays taken when the page reconnects, to %s, and its code works',
    async (where) => {
      const path = await showQr(first());
      const stream = await openStream(first(), `${ticketPath()}/events`);
      stream.leave();
      await endsEarly(path, true);
      clock.advance(5);
      const again = new Agent(where === 'another server' ? sisterUrl : product().url, { ip });
      for (const [name, value] of first().cookies) again.cookies.set(name, value);
      const second = await openStream(again, `${ticketPath()}/events`);
      await endsEarly(path, false);
      clock.advance(30);
      expect(await asks(late())).toBe(429);
      const phone = newPhone(product());
      await scan(product(), phone, 'alice', path);
      await confirm(phone, path);
      expect((await redeem(first())).status).toBe(200);
      second.leave();
    },
  );

  it('stays taken when an old connection breaks while the page has a new one to another server', async () => {
    const path = await showQr(first());
    const old = await openStream(first(), `${ticketPath()}/events`);
    const again = new Agent(sisterUrl, { ip });
    for (const [name, value] of first().cookies) again.cookies.set(name, value);
    const current = await openStream(again, `${ticketPath()}/events`);
    await until(() => current.text().includes('created'));
    let hasSeemedGone = false;
    const { id } = await ticketOf(product(), path);
    const stop = product()
      .server.app.get(LiveNotifications)
      .subscribe(`ticket:${id}`, () => (hasSeemedGone = true));
    old.leave();
    await until(() => hasSeemedGone);
    stop();
    await endsEarly(path, false);
    current.leave();
  });
});

/** A waiting long poll that can be aborted. */
async function openPoll(person: Agent): Promise<AbortController> {
  const leaving = new AbortController();
  const before = await liveConnections();
  void fetch(new URL(`${ticketPath()}?after=created`, product().url), {
    headers: { ...person.headers(), accept: 'application/json' },
    signal: leaving.signal,
  }).catch(() => undefined); // the test aborts it
  await until(async () => (await liveConnections()) > before);
  return leaving;
}

async function liveConnections(): Promise<number> {
  const metrics = await (await fetch(`${product().url}/metrics`)).text();
  return Number(/^live_connections (\d+)$/m.exec(metrics)?.[1] ?? 0);
}
