import { TestClock } from '#testing';
import { openServer, type OpenServer } from '../../../apps/server/src/index.js';
import { Agent } from '../../harness/agent.js';
import { freePort } from '../../harness/free-port.js';
import { confirm, phoneOf, redeem, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { comeBack, oauthCode, setOut } from '../scene/oauth.js';
import { newPerson, prove, started } from '../scene/attaching.js';
import { openSessions, ticketOf } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock, worker: false });

describe('attack 11: the clock', () => {
  it.each([
    ['scan', 121],
    ['confirm', 61],
    ['redeem', 76],
  ] as const)(
    'attack 11: "%s" comes too late after %d seconds, and in time a little before',
    async (step, seconds) => {
      for (const late of [true, false]) {
        const [browser, phone] = [newBrowser(product()), newPhone(product())];
        const path = await showQr(browser);
        const acts = {
          scan: () => scan(product(), phone, 'alice', path),
          confirm: () => confirm(phone, path),
          redeem: () => redeem(browser),
        };
        if (step !== 'scan') await acts.scan();
        if (step === 'redeem') await acts.confirm();
        clock.advance(late ? seconds : seconds - 6);
        const { status } = await acts[step]();
        expect([step, late, status >= 400]).toEqual([step, late, late]);
      }
    },
  );

  it('attack 11: an answer of DingTalk, and an attachment, come too late after ten minutes', async () => {
    const phone = newPhone(product());
    await phone.get(await showQr(newBrowser(product())));
    await phone.get('/t/demo/logon?method=dingtalk-qr');
    const state = await setOut(phone, '/t/demo/logon/dingtalk-qr/oauth');
    const attaching = await started(product(), newPerson(product(), 'unhurried'));
    clock.advance(601);
    expect((await comeBack(phone, { state, code: oauthCode(product(), 'alice') })).status).toBe(403);
    expect((await prove(attaching, 'bob')).status).toBe(410);
  });

  describe('with a second server whose clock differs', () => {
    const skewed = new TestClock();
    let other: OpenServer;
    let url: string;

    beforeAll(async () => {
      const port = await freePort();
      url = `http://localhost:${String(port)}`;
      other = await openServer({ ...product().settings, PORT: port }, skewed);
    });
    afterAll(() => other.close());

    /** The same browser, at the other server; its pages still name the public address. */
    function at(baseUrl: string, agent: Agent): Agent {
      const twin = new Agent(baseUrl, { ip: '11.222.1.7', userAgent: agent.headers()['user-agent'] ?? '' });
      for (const [name, value] of agent.cookies) twin.cookies.set(name, value);
      const send = twin.send.bind(twin);
      twin.send = (method, path, headers, body) =>
        send(method, path, 'origin' in headers ? { ...headers, origin: product().url } : headers, body);
      return twin;
    }

    it('attack 11: a server that is ahead refuses early, and nothing is exchanged twice', async () => {
      skewed.advance((clock.now().getTime() - skewed.now().getTime()) / 1_000 + 90);
      const [browser, phone] = [newBrowser(product()), newPhone(product())];
      const path = await showQr(browser);
      await scan(product(), phone, 'alice', path);
      await confirm(phone, path);
      const twin = at(url, browser);
      await twin.get('/t/demo/logon');
      const before = await openSessions(product());
      expect((await redeem(twin)).status).toBe(410);
      expect((await redeem(browser)).status).toBe(200);
      expect(await openSessions(product())).toBe(before + 1);
    });

    it('attack 11: what a server that is behind has let through late, the exchange refuses', async () => {
      const [browser, phone] = [newBrowser(product()), phoneOf(product())];
      const path = await showQr(browser);
      await scan(product(), phone, 'alice', path);
      skewed.advance((clock.now().getTime() - skewed.now().getTime()) / 1_000);
      clock.advance(180);
      const twin = at(url, phone);
      await twin.get(path);
      expect((await twin.post(`${path}/confirm`)).status).toBe(303);
      expect((await ticketOf(product(), path)).state).toBe('confirmed');
      const before = await openSessions(product());
      expect((await redeem(browser)).status).toBe(410);
      expect(await openSessions(product())).toBe(before);
    });
  });
});
