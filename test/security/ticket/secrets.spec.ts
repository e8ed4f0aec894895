import { randomBytes } from 'node:crypto';
import { newSecret } from '#kernel';
import { until } from '#testing';
import type { Agent } from '../../harness/agent.js';
import { confirm, redeem, scan, showQr, stateOf, ticketPath } from '../../harness/logon.js';
import { newBrowser, newPhone, thief } from '../scene/agents.js';
import { codeOf, told } from '../scene/answers.js';
import { auditRow, auditRows, count, openSessions, ticketOf, untilDelivered } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';
import { weakGenerators } from '../scene/weak-generators.js';

const product = useProduct();

/** Every request that a waiting browser can make for its ticket. */
const QUESTIONS: Readonly<Record<string, (browser: Agent) => ReturnType<typeof redeem>>> = {
  poll: (browser) => browser.getJson(ticketPath()),
  stream: (browser) => browser.send('GET', `${ticketPath()}/events`, { accept: 'text/event-stream' }),
  exchange: redeem,
};

describe('the secrets of a ticket', () => {
  it('T1: are 256 random bits each, all different, in no order', () => {
    const secrets = Array.from({ length: 100_000 }, () => newSecret());
    expect(new Set(secrets).size).toBe(secrets.length);
    const lengths = new Set(secrets.map((secret) => Buffer.from(secret, 'base64url').length));
    expect([...lengths]).toEqual([32]);
    // With a counter or a clock in the value, neighbours would rise or share characters more often than by chance.
    const rises = secrets.filter((secret, index) => secret > (secrets[index - 1] ?? '')).length;
    expect(Math.abs(rises / secrets.length - 0.5)).toBeLessThan(0.01);
    for (let byte = 0; byte < 32; byte += 1) {
      const seen = new Set(secrets.slice(0, 10_000).map((secret) => Buffer.from(secret, 'base64url')[byte]));
      expect(seen.size).toBe(256);
    }
  });

  it('T1: come from the operating system’s generator; no source of the product uses a weak one', async () => {
    expect(await weakGenerators()).toEqual([]);
  });

  it('T1: are fresh in every QR code and in every cookie', async () => {
    const codes = await Promise.all(
      Array.from({ length: 12 }, async () => {
        const browser = newBrowser(product());
        const path = await showQr(browser);
        return [path.replace('/q/', ''), browser.cookies.get('__Host-ticket') ?? ''];
      }),
    );
    expect(new Set(codes.flat()).size).toBe(24);
    for (const secret of codes.flat()) expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
  });

  it.each(Object.entries(QUESTIONS))(
    'T2: are not in the QR code: with its value, the %s responds exactly as to an unknown ticket',
    async (_name, ask) => {
      const browser = newBrowser(product());
      const path = await showQr(browser);
      const value = path.replace('/q/', '');
      const unknown = newBrowser(product());
      await unknown.get('/t/demo/logon');
      unknown.cookies.set('__Host-ticket', randomBytes(32).toString('base64url'));
      const expected = told(await ask(unknown));
      expect([404, 410]).toContain(expected.status);

      const phone = newPhone(product());
      for (const step of ['shown', 'scanned', 'confirmed']) {
        if (step === 'scanned') await scan(product(), phone, 'alice', path);
        if (step === 'confirmed') await confirm(phone, path);
        const attacker = newBrowser(product());
        await attacker.get('/t/demo/logon');
        attacker.cookies.set('__Host-ticket', value);
        expect(told(await ask(attacker))).toEqual(expected);
        const withBoth = thief(product(), browser, 'browser');
        withBoth.cookies.set('__Host-ticket', value);
        await withBoth.get('/t/demo/logon');
        expect(told(await ask(withBoth))).toEqual(expected);
      }
      expect((await ticketOf(product(), path)).state).toBe('confirmed');
      expect((await redeem(browser)).status).toBe(200);
    },
  );

  it('T2: do not appear in the poll’s address, and parameters that name a ticket are ignored', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const stranger = newBrowser(product());
    await stranger.get('/t/demo/logon');
    const plain = told(await stranger.getJson(ticketPath()));
    for (const name of ['ticket', 'scan', 'id', 'secret', 'q']) {
      const asked = await stranger.getJson(`${ticketPath()}?${name}=${path.replace('/q/', '')}`);
      expect(told(asked)).toEqual(plain);
    }
  });

  it('T3: reach the browser as a __Host- cookie: HttpOnly, Secure, SameSite, for this host and path / only', async () => {
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon?method=dingtalk-qr');
    const issued = await browser.postJson(ticketPath());
    const cookie = issued.headers.getSetCookie().find((line) => line.startsWith('__Host-ticket='));
    expect(cookie).toMatch(/^__Host-ticket=[A-Za-z0-9_-]{43}; /);
    const attributes = (cookie ?? '')
      .split('; ')
      .slice(1)
      .map((part) => part.toLowerCase());
    expect(attributes).toEqual(expect.arrayContaining(['path=/', 'httponly', 'secure', 'samesite=lax']));
    expect(attributes.some((part) => part.startsWith('domain'))).toBe(false);
    expect(issued.text).not.toContain(browser.cookies.get('__Host-ticket'));
  });

  it('L1: add only a few audit records when one browser misuses codes that no one scans', async () => {
    const replays = async () => (await auditRows(product(), 'qr-logon.ticket.replayed')).length;
    await untilDelivered(product());
    const before = await replays();
    const nobody = newBrowser(product());
    await showQr(nobody);
    const first = nobody.cookies.get('__Host-ticket') ?? '';
    await showQr(nobody);
    const newest = nobody.cookies.get('__Host-ticket') ?? '';
    for (const secret of [first, newest]) {
      nobody.cookies.set('__Host-ticket', secret);
      for (let n = 0; n < 15; n += 1) expect((await redeem(nobody)).status).toBe(410);
    }
    const other = thief(product(), nobody, 'ticket');
    await other.get('/t/demo/logon');
    for (let n = 0; n < 30; n += 1) expect((await other.getJson(ticketPath())).status).toBe(404);
    await until(async () => (await count(product(), 'messaging.outbox')) === 0);
    const more = (await replays()) - before;
    expect(more).toBeGreaterThan(0);
    expect(more).toBeLessThanOrEqual(10);
  });

  it('T3: do not let a second cookie jar with a stolen ticket cookie poll, stream or redeem, which is recorded', async () => {
    const browser = newBrowser(product());
    const path = await showQr(browser);
    const { id } = await ticketOf(product(), path);
    const other = thief(product(), browser, 'ticket');
    await other.get('/t/demo/logon');
    expect((await other.getJson(ticketPath())).status).toBe(404);
    expect((await QUESTIONS['stream']?.(other))?.status).toBe(404);
    await auditRow(
      product(),
      'qr-logon.ticket.replayed',
      (row) => row.targets.some((target) => target.id === id) && row.reason === 'other_browser',
    );
    const phone = newPhone(product());
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    const before = await openSessions(product());
    const exchanged = await redeem(other);
    expect([exchanged.status, codeOf(exchanged)]).toEqual([410, 'ticket.not_redeemable']);
    expect(await openSessions(product())).toBe(before);
    expect(await stateOf(browser)).toBe('confirmed');
    expect((await redeem(browser)).status).toBe(200);
  });
});
