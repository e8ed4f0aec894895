import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone, thief } from '../scene/agents.js';
import { comeBack, oauthCode, setOut } from '../scene/oauth.js';
import { count, openSessions, ticketOf } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct({ worker: false });

describe('attack 7: concurrent requests for one ticket', () => {
  it('attack 7: 100 concurrent scans, confirmations, refusals and redemptions end it in one state, once', async () => {
    for (const scannedFirst of [false, true, true]) {
      const [browser, phone] = [newBrowser(product()), newPhone(product())];
      const path = await showQr(browser);
      await phone.get(path);
      if (scannedFirst) await scan(product(), phone, 'alice', path);
      const copies = Array.from({ length: 25 }, () => thief(product(), browser, 'ticket', 'browser'));
      await Promise.all(copies.map((copy) => copy.get('/t/demo/logon')));
      const before = await openSessions(product());
      const acts = copies.flatMap((copy, index) => [
        () => scan(product(), phone, 'alice', path),
        () => phone.post(`${path}/confirm`),
        () => (index === 20 ? phone.post(`${path}/decline`) : redeem(copy)),
        () => redeem(copy),
      ]);
      await Promise.all(acts.map((act) => act()));
      const { id, state } = await ticketOf(product(), path);
      const sessions = (await openSessions(product())) - before;
      expect(['scanned', 'confirmed', 'consumed', 'denied']).toContain(state);
      expect(sessions).toBe(state === 'consumed' ? 1 : 0);
      const events = await product().sql<{ name: string; n: number }>(
        `select name, count(*)::int as n from messaging.outbox
         where payload->>'ticketId' = $1 and name !~ 'replayed' group by name`,
        [id],
      );
      expect(events.filter(({ n }) => n !== 1)).toEqual([]);
      const names = events.map(({ name }) => name.split('.')[2]);
      expect(names.includes('consumed')).toBe(state === 'consumed');
      expect(names.includes('denied')).toBe(state === 'denied');
    }
  });
});

describe('attack 8: two people in the same millisecond through one provider', () => {
  it('attack 8: each get their own identity, by both ways, while the app’s token is renewed', async () => {
    const people = Array.from({ length: 30 }, (_, index) => (index % 2 === 0 ? 'alice' : 'wang'));
    const stages = await Promise.all(
      people.map(async (person, index) => {
        const [browser, phone] = [newBrowser(product()), newPhone(product())];
        const path = await showQr(browser);
        await phone.get(path);
        const state = index % 3 === 0 ? await setOut(phone, `${path}/oauth`) : undefined;
        return { person, browser, phone, path, state };
      }),
    );
    const renewing = setInterval(() => {
      product().simulator.expireAppTokens();
    }, 400);
    const answers = await Promise.all(
      stages.map(({ person, phone, path, state }) =>
        state === undefined
          ? scan(product(), phone, person, path)
          : comeBack(phone, { state, code: oauthCode(product(), person) }),
      ),
    );
    clearInterval(renewing);
    const succeeded = stages.filter((_, index) => answers[index]?.status === 303);
    // A token that expires during a request may fail a logon, but never gives another person's identity.
    expect(succeeded.length).toBeGreaterThan(10);
    for (const { person, path } of succeeded) {
      expect((await ticketOf(product(), path)).subject).toBe(`UNION-${person}`);
    }
    await Promise.all(
      succeeded.map(async ({ person, browser, phone, path }) => {
        await confirm(phone, path);
        const { location } = (await redeem(browser)).json<{ location: string }>();
        expect([person, location]).toEqual([person, person === 'alice' ? '/t/demo/' : '/t/demo/attach']);
      }),
    );
    expect(await count(product(), 'binding.attachment', `subject <> 'UNION-wang'`)).toBe(0);
  });
});
