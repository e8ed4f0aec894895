import { until } from '#testing';
import { openStream } from '../security/scene/live-stream.js';
import { secondTenant } from '../security/scene/second-tenant.js';
import { signedIn } from '../security/scene/signed-in.js';
import { useProduct } from '../security/scene/use-product.js';
import { AdminApi, outcomeOf } from './scene/admin-api.js';
import { eventsOf, newAccount, newColleague } from './scene/colleagues.js';

interface Session {
  readonly id: string;
  readonly account: { readonly id: string; readonly username: string };
  readonly ip: string;
  readonly isCurrent: boolean;
}

const product = useProduct({ worker: false });
let helpdesk: AdminApi;

beforeAll(async () => {
  helpdesk = await newColleague(product(), 'hugo', 'helpdesk');
});

async function list(query: string): Promise<{ items: Session[]; next: string | null }> {
  const answer = await helpdesk.get(`sessions${query}`);
  expect(answer.status).toBe(200);
  return answer.json();
}

describe('the list of sessions', () => {
  it('shows who is logged on, by which method and from where, and has filters', async () => {
    const id = await newAccount(product(), 'vera');
    await signedIn(product(), 'vera');
    const [vera, ...others] = (await list('?search=vera')).items;
    expect(others).toEqual([]);
    expect(vera).toMatchObject({
      account: { id, username: 'vera', displayName: 'Colleague vera' },
      method: 'password',
      browser: 'Chrome',
      os: 'Linux',
      isCurrent: false,
      bornOf: null,
    });
    expect(JSON.stringify(vera)).not.toMatch(/secret|hash|token/i);
    expect((await list(`?account=${id}&method=password&ip=${vera?.ip ?? ''}`)).items).toEqual([vera]);
    expect((await list(`?account=${id}&method=dingtalk-qr`)).items).toEqual([]);
    expect((await list('?search=hugo')).items.map(({ isCurrent }) => isCurrent)).toEqual([true]);
    expect(outcomeOf(await helpdesk.get('sessions?ip=everywhere'))).toBe('400 request.invalid');
  });

  it.each(['since', 'lastSeen'])('gives each session once, page by page, by %s', async (sort) => {
    await newAccount(product(), `walter-${sort}`);
    for (let time = 0; time < 3; time += 1) await signedIn(product(), `walter-${sort}`);
    const whole = (await list(`?sort=${sort}&search=walter-${sort}`)).items;
    const first = await list(`?sort=${sort}&search=walter-${sort}&limit=2`);
    const second = await list(`?sort=${sort}&search=walter-${sort}&limit=2&cursor=${first.next ?? ''}`);
    expect([...first.items, ...second.items]).toEqual(whole);
    expect([whole.length, second.next]).toEqual([3, null]);
  });
});

describe('the end of sessions', () => {
  it('B5: closes the live channel at once, refuses the next request, and happens once', async () => {
    await newAccount(product(), 'xenia');
    const xenia = await signedIn(product(), 'xenia');
    const stream = await openStream(xenia, '/t/demo/session/events');
    const [session] = (await list('?search=xenia')).items;
    expect(outcomeOf(await helpdesk.post(`sessions/${session?.id ?? ''}/end`))).toBe('204');
    await until(() => stream.isClosed(), 5_000);
    expect((await xenia.get('/t/demo/')).status).toBe(303);
    expect(outcomeOf(await helpdesk.post(`sessions/${session?.id ?? ''}/end`))).toBe('404 session.unknown');
  });

  it('is possible for many at once with a recorded reason, and for all of an account', async () => {
    const id = await newAccount(product(), 'yves');
    for (let time = 0; time < 3; time += 1) await signedIn(product(), 'yves');
    const ids = (await list('?search=yves')).items.map((session) => session.id);
    expect(outcomeOf(await helpdesk.post('sessions/end', { sessionIds: ids }))).toBe('400 request.invalid');
    const some = { sessionIds: ids.slice(0, 2), reason: 'a lost laptop' };
    expect((await helpdesk.post('sessions/end', some)).json()).toEqual({ ended: 2 });
    expect((await helpdesk.post('sessions/end', some)).json()).toEqual({ ended: 0 });
    const all = await helpdesk.post(`accounts/${id}/sessions/end`, { reason: 'to be safe' });
    expect(all.json()).toEqual({ ended: 1 });
    const events = await eventsOf(product(), 'logon.session.ended.v1');
    expect(
      events.filter(({ accountId }) => accountId === id).map(({ reason, note }) => [reason, note]),
    ).toEqual([
      ['ended_by_administrator', 'a lost laptop'],
      ['ended_by_administrator', 'a lost laptop'],
      ['ended_by_administrator', 'to be safe'],
    ]);
  });

  it('P3: is refused from another tenant and without the permission', async () => {
    const rival = await secondTenant(product());
    await signedIn(product(), 'alice', 'rival');
    const theirs = await product().sql<{ id: string }>('select id from logon.session where tenant_id = $1', [
      rival.id,
    ]);
    const ids = theirs.map(({ id }) => id);
    expect(ids).toHaveLength(1);
    expect((await list(`?account=${rival.aliceId}`)).items).toEqual([]);
    expect(outcomeOf(await helpdesk.post(`sessions/${ids[0] ?? ''}/end`))).toBe('404 session.unknown');
    const mine = await helpdesk.post('sessions/end', { sessionIds: ids, reason: 'mine' });
    expect(mine.json()).toEqual({ ended: 0 });
    expect(outcomeOf(await helpdesk.post(`accounts/${rival.aliceId}/sessions/end`, { reason: 'x' }))).toBe(
      '404 account.unknown',
    );
    const auditor = await AdminApi.of(product(), 'auditor');
    for (const answer of [
      await auditor.get('sessions'),
      await auditor.post(`sessions/${ids[0] ?? ''}/end`),
      await auditor.post('sessions/end', { sessionIds: ids, reason: 'x' }),
      await auditor.post(`accounts/${rival.aliceId}/sessions/end`, { reason: 'x' }),
    ]) {
      expect(outcomeOf(answer)).toBe('403 permission.missing');
    }
  });
});
