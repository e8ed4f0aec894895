import { TestClock, until } from '#testing';
import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { PASSWORD } from '../../harness/start-product.js';
import type { Agent } from '../../harness/agent.js';
import { newAccount } from '../scene/accounts.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { newPerson, prove } from '../scene/attaching.js';
import { auditRows, count, ticketOf } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock });

/** Whether a browser is logged on. */
const isLoggedOn = async (browser: Agent): Promise<boolean> => (await browser.get('/t/demo/')).status === 200;

async function logOnByPassword(browser: Agent, username: string): Promise<void> {
  await browser.get('/t/demo/logon?method=password');
  await browser.post('/t/demo/logon/password', { username, password: PASSWORD });
}

/** Waits until the worker has handled all events so far. */
const settled = (): Promise<void> => until(async () => (await count(product(), 'messaging.outbox')) === 0);

/** Number of reports of this code in the log. */
async function reports(path: string): Promise<number> {
  const { id } = await ticketOf(product(), path);
  await settled();
  const told = await auditRows(product(), 'qr-logon.ticket.reported');
  return told.filter(({ targets }) => targets.some((target) => target.id === id)).length;
}

describe('a report of a code', () => {
  it.each([
    ['while it can be confirmed', 0],
    ['after its time', 200],
  ])(
    'B5: that was scanned but never confirmed ends no session that its browser opened by password: %s',
    async (_when, later) => {
      await newAccount(product(), `viewer-${String(later)}`);
      const [viewer, stranger] = [newBrowser(product()), newPhone(product())];
      const path = await showQr(viewer);
      await scan(product(), stranger, 'bob', path);
      await logOnByPassword(viewer, `viewer-${String(later)}`);
      clock.advance(later);
      await stranger.get(path);
      expect((await stranger.post(`${path}/report`)).status).toBe(303);
      await settled();
      expect(await isLoggedOn(viewer)).toBe(true);
    },
  );

  it('B5: ends no session that the browser opened in another way after the ticket', async () => {
    await newAccount(product(), 'other-way');
    const [relay, phone] = [newBrowser(product()), newPhone(product())];
    const path = await showQr(relay);
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    await redeem(relay);
    expect(await isLoggedOn(relay)).toBe(true);
    await logOnByPassword(relay, 'other-way');
    await phone.get(path);
    await phone.post(`${path}/report`);
    await settled();
    expect(await isLoggedOn(relay)).toBe(true);
  });

  it('B5: ends the session and the link of an attachment that began with the code, however late', async () => {
    await newAccount(product(), 'attacher');
    const victim = newPerson(product(), 'reported-late');
    const [relay, phone] = [newBrowser(product()), newPhone(product())];
    const path = await showQr(relay);
    await scan(product(), phone, victim, path);
    await confirm(phone, path);
    await redeem(relay);
    await relay.get('/t/demo/attach');
    await relay.post('/t/demo/attach/start');
    await relay.get('/t/demo/attach/verify');
    await prove(relay, 'attacher');
    expect(await isLoggedOn(relay)).toBe(true);
    clock.advance(3_600);
    await phone.get(path);
    await phone.post(`${path}/report`);
    await settled();
    expect(await isLoggedOn(relay)).toBe(false);
    const live = `ended_at is null and subject = 'UNION-${victim}'`;
    expect(await count(product(), 'binding.binding', live)).toBe(0);
  });

  it('is recorded once, even if it is sent several times, and ends no session that came after it', async () => {
    await newAccount(product(), 'came-after');
    const [relay, phone] = [newBrowser(product()), newPhone(product())];
    const path = await showQr(relay);
    await scan(product(), phone, 'alice', path);
    await phone.get(path);
    expect((await phone.post(`${path}/report`)).status).toBe(303);
    await logOnByPassword(relay, 'came-after');
    for (let round = 0; round < 2; round += 1) expect((await phone.post(`${path}/report`)).status).toBe(303);
    expect((await phone.get(path)).status).toBe(200);
    await settled();
    expect(await isLoggedOn(relay)).toBe(true);
    expect(await reports(path)).toBe(1);
  });

  it('is refused from a phone that never scanned the code', async () => {
    const [viewer, scanner, other] = [newBrowser(product()), newPhone(product()), newPhone(product())];
    const path = await showQr(viewer);
    await scan(product(), scanner, 'alice', path);
    await other.get(path);
    expect((await other.post(`${path}/report`)).status).toBe(410);
    expect((await ticketOf(product(), path)).state).toBe('scanned');
  });
});
