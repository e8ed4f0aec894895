import { TestClock } from '#testing';
import { confirm, redeem, scan, showQr } from '../../harness/logon.js';
import { newBrowser, newPhone } from '../scene/agents.js';
import { codeOf } from '../scene/answers.js';
import { openSessions, replaysOf, ticketOf } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

/** Without a worker: an expired ticket must be useless without a clean-up. */
const clock = new TestClock();
const product = useProduct({ clock, worker: false });

async function shown() {
  const browser = newBrowser(product());
  const phone = newPhone(product());
  const path = await showQr(browser);
  return { browser, phone, path };
}

describe('the life of a ticket', () => {
  it('T5: lasts 120 seconds by default, and then accepts no scan', async () => {
    const { browser, phone, path } = await shown();
    const [row] = await product().sql<{ seconds: number }>(
      `select extract(epoch from expires_at - created_at)::int as seconds from qr_logon.waiting_code where id = $1`,
      [(await ticketOf(product(), path)).id],
    );
    expect(row?.seconds).toBe(120);
    clock.advance(121);
    const late = await scan(product(), phone, 'alice', path);
    expect(late.status).toBe(410);
    expect((await ticketOf(product(), path)).subject).toBeNull();
    expect((await browser.getJson('/t/demo/logon/dingtalk-qr/ticket')).json<{ state: string }>().state).toBe(
      'expired',
    );
    expect((await redeem(browser)).status).toBe(410);
  });

  it('T5: can be neither confirmed, declined nor reported after its time', async () => {
    for (const act of ['confirm', 'decline', 'report']) {
      const { phone, path } = await shown();
      await scan(product(), phone, 'alice', path);
      await phone.get(path);
      clock.advance(61);
      const late = await phone.post(`${path}/${act}`);
      expect([act, late.status]).toEqual([act, act === 'report' ? 303 : 410]);
      expect((await ticketOf(product(), path)).state).toBe('scanned');
    }
  });

  it('T5: cannot be redeemed after its time, although it was confirmed', async () => {
    const { browser, phone, path } = await shown();
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    clock.advance(76);
    const before = await openSessions(product());
    const late = await redeem(browser);
    expect([late.status, codeOf(late)]).toEqual([410, 'ticket.not_redeemable']);
    expect(await openSessions(product())).toBe(before);
  });

  it('T5: does not depend on a time in any header or field of the client', async () => {
    const { browser, phone, path } = await shown();
    clock.advance(121);
    const past = new Date(clock.now().getTime() - 600_000).toUTCString();
    await phone.get(path, { date: past, 'x-timestamp': past, 'if-unmodified-since': past });
    expect((await scan(product(), phone, 'alice', path)).status).toBe(410);
    const exchanged = await browser.postJson('/t/demo/logon/dingtalk-qr/ticket/redeem', {
      now: past,
      at: past,
    });
    expect(exchanged.status).toBe(410);
  });

  it('T6: includes one minute to confirm after a scan in the last seconds, and no more', async () => {
    const late = await shown();
    clock.advance(110);
    expect((await scan(product(), late.phone, 'alice', late.path)).status).toBe(303);
    clock.advance(61);
    expect((await confirm(late.phone, late.path)).status).toBe(410);

    const justInTime = await shown();
    clock.advance(110);
    await scan(product(), justInTime.phone, 'alice', justInTime.path);
    clock.advance(45);
    expect((await confirm(justInTime.phone, justInTime.path)).status).toBe(303);
    expect((await redeem(justInTime.browser)).status).toBe(200);
  });

  it('T6: never exceeds 600 seconds, even with that minute', async () => {
    const { phone, path } = await shown();
    const { id } = await ticketOf(product(), path);
    // A ticket with a lifetime of an hour, which no setting allows. The ceiling still applies.
    await product().sql(
      `update qr_logon.waiting_code set expires_at = created_at + interval '1 hour' where id = $1`,
      [id],
    );
    clock.advance(580);
    expect((await scan(product(), phone, 'alice', path)).status).toBe(303);
    clock.advance(21);
    expect((await confirm(phone, path)).status).toBe(410);
  });

  it('T9: does not resume: every use of an ended ticket is refused and published as suspicious', async () => {
    const ends: Readonly<Record<string, (one: Awaited<ReturnType<typeof shown>>) => Promise<unknown>>> = {
      consumed: async ({ browser, phone, path }) => {
        await confirm(phone, path);
        expect((await redeem(browser)).status).toBe(200);
      },
      denied: ({ phone, path }) => phone.get(path).then(() => phone.post(`${path}/decline`)),
      cancelled: ({ browser }) => showQr(browser),
    };
    for (const [end, finish] of Object.entries(ends)) {
      const one = await shown();
      const { browser, phone, path } = one;
      const copies = new Map(browser.cookies);
      await scan(product(), phone, 'alice', path);
      await finish(one);
      const { id, state } = await ticketOf(product(), path);
      expect(state).toBe(end);
      const before = await openSessions(product());
      for (const [name, value] of copies) browser.cookies.set(name, value);
      await browser.get('/t/demo/logon');
      const refused = [
        await scan(product(), newPhone(product()), 'alice', path),
        await phone.post(`${path}/confirm`),
        await phone.post(`${path}/decline`),
        await redeem(browser),
      ];
      expect(refused.map(({ status }) => status)).toEqual([410, 410, 410, 410]);
      expect(await replaysOf(product(), id)).toEqual(Array.from({ length: 4 }, () => `was_${end}`));
      expect(await openSessions(product())).toBe(before);
    }
  });

  it('T9: does not resume after it has expired either', async () => {
    const { browser, phone, path } = await shown();
    await scan(product(), phone, 'alice', path);
    await confirm(phone, path);
    clock.advance(80);
    expect((await redeem(browser)).status).toBe(410);
    expect((await scan(product(), newPhone(product()), 'alice', path)).status).toBe(410);
    expect(await replaysOf(product(), (await ticketOf(product(), path)).id)).toEqual([
      'was_expired',
      'was_expired',
    ]);
  });
});
