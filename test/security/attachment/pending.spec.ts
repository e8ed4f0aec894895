import { TestClock } from '#testing';
import { newAccount } from '../scene/accounts.js';
import { newBrowser, thief } from '../scene/agents.js';
import { newPerson, offered, prove, started } from '../scene/attaching.js';
import { count, openSessions } from '../scene/stored.js';
import { useProduct } from '../scene/use-product.js';

const clock = new TestClock();
const product = useProduct({ clock });

/** Counts of sessions and links, which only a complete proof may change. */
async function gained(): Promise<readonly number[]> {
  return [await openSessions(product()), await count(product(), 'binding.binding', 'ended_at is null')];
}

let people = 0;
function somebody(): string {
  people += 1;
  return newPerson(product(), `person-${String(people)}`);
}

describe('an identity that is linked to no account', () => {
  it('A1: gets no session, only a record on the server for ten minutes, bound to this browser by a secret of at least 128 random bits', async () => {
    const before = await gained();
    const browser = await offered(product(), somebody());
    expect(await gained()).toEqual(before);
    expect(browser.cookies.has('__Host-session')).toBe(false);
    expect((await browser.get('/t/demo/')).location).toContain('/t/demo/logon');
    const [row] = await product().sql<{ seconds: number; bytes: number }>(
      `select extract(epoch from expires_at - created_at)::int as seconds, octet_length(browser_hash) as bytes
       from binding.attachment order by created_at desc limit 1`,
    );
    expect(row).toEqual({ seconds: 600, bytes: 32 });
    // The browser's cookie, a secret of 256 bits, names the record.
    expect(Buffer.from(browser.cookies.get('__Host-browser') ?? '', 'base64url')).toHaveLength(32);
  });

  it('A1: cannot be attached in another browser, even one that knows the id of the record', async () => {
    const browser = await started(product(), somebody());
    const [row] = await product().sql<{ id: string }>(
      'select id from binding.attachment order by created_at desc limit 1',
    );
    const other = newBrowser(product());
    await other.get('/t/demo/logon');
    for (const query of ['', `?id=${row?.id ?? ''}`, `?attachment=${row?.id ?? ''}`]) {
      expect((await other.get(`/t/demo/attach${query}`)).status).toBe(410);
      expect((await other.get(`/t/demo/attach/verify${query}`)).status).toBe(410);
    }
    await other.get('/t/demo/logon');
    const before = await gained();
    expect((await other.post('/t/demo/attach/start', { id: row?.id ?? '' })).status).toBe(410);
    expect((await prove(other, 'bob', { id: row?.id ?? '' })).status).toBe(410);
    expect((await thief(product(), browser, 'ticket').get('/t/demo/attach')).status).toBe(410);
    expect(await gained()).toEqual(before);
  });

  it('A1: expires after ten minutes, at every step', async () => {
    const browser = await started(product(), somebody());
    clock.advance(601);
    const before = await gained();
    expect((await browser.get('/t/demo/attach')).status).toBe(410);
    expect((await prove(browser, 'bob')).status).toBe(410);
    expect(await gained()).toEqual(before);
  });

  it('A1: is attached once: repeating the proof attaches nothing', async () => {
    await newAccount(product(), 'once');
    const browser = await started(product(), somebody());
    const copies = new Map(browser.cookies);
    expect((await prove(browser, 'once')).status).toBe(303);
    const again = newBrowser(product());
    for (const [name, value] of copies) again.cookies.set(name, value);
    await again.get('/t/demo/logon');
    const before = await gained();
    expect((await prove(again, 'once')).status).toBe(410);
    expect(await gained()).toEqual(before);
  });

  it('A1: is taken from the server alone: union ids, accounts and connections in the body are ignored', async () => {
    const id = await newAccount(product(), 'truthful');
    const person = somebody();
    const browser = await started(product(), person);
    await prove(browser, 'truthful', {
      unionId: 'UNION-admin',
      union_id: 'UNION-admin',
      accountId: '00000000-0000-7000-8000-000000000000',
      connectionId: '00000000-0000-7000-8000-000000000000',
      origin: 'import',
    });
    const rows = await product().sql<{ subject: string; origin: string }>(
      'select subject, origin from binding.binding where account_id = $1',
      [id],
    );
    expect(rows).toEqual([{ subject: `UNION-${person}`, origin: 'attach' }]);
  });
});
