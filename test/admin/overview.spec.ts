import { until } from '#testing';
import { logOnByQr } from '../harness/logon.js';
import { newBrowser } from '../security/scene/agents.js';
import { useProduct } from '../security/scene/use-product.js';
import { AdminApi, outcomeOf } from './scene/admin-api.js';
import { newColleague } from './scene/colleagues.js';

interface Overview {
  readonly checklist: readonly { readonly id: string; readonly done: boolean }[];
  readonly isSetUp: boolean;
  readonly logons: {
    readonly counts: readonly { readonly method: string; readonly outcome: string; readonly count: number }[];
    readonly totals: readonly {
      readonly outcome: string;
      readonly count: number;
      readonly types: readonly string[];
      readonly link: { readonly query: { readonly type: string; readonly from: string } };
    }[];
    readonly successRate: number | null;
    readonly medianSeconds: number | null;
  };
  readonly people: { readonly active: number; readonly withoutBinding: number };
  readonly failingChecks: readonly unknown[];
  readonly unusual: readonly { readonly type: string; readonly link: object }[];
}

const product = useProduct();
let owner: AdminApi;

beforeAll(async () => {
  owner = await AdminApi.of(product(), 'admin');
});

const read = async (): Promise<Overview> => (await owner.get('overview')).json();
const counted = async (method: string, outcome: string): Promise<number> =>
  (await read()).logons.counts.find((row) => row.method === method && row.outcome === outcome)?.count ?? 0;

describe('the overview', () => {
  it('lists the steps until people can log on by QR code, and those done', async () => {
    const done = async () => (await read()).checklist.flatMap(({ id, done: isDone }) => (isDone ? [id] : []));
    expect(await done()).toEqual(['connection_exists', 'method_enabled']);
    const { items } = (await owner.get('dingtalk-connections')).json<{ items: { id: string }[] }>();
    await owner.post(`dingtalk-connections/${items[0]?.id ?? ''}/check`);
    expect(await done()).toContain('connection_checked');
    await logOnByQr(product(), newBrowser(product()), 'alice');
    await until(async () => (await read()).isSetUp);
  });

  it('counts logons by method and outcome, from the code on the screen to the session', async () => {
    const before = (await read()).logons;
    const browser = newBrowser(product());
    await browser.get('/t/demo/logon?method=password');
    await browser.post('/t/demo/logon/password', { username: 'bob', password: 'not the password' });
    await until(async () => (await counted('password', 'refused')) === 1);
    expect(await counted('dingtalk-qr', 'completed')).toBe(1);
    const { medianSeconds, successRate } = (await read()).logons;
    expect(medianSeconds).toBeLessThan(60);
    expect(before.successRate).toBe(1);
    expect(successRate).toBeLessThan(1);
  });

  it('links each number to the records that it counts', async () => {
    const { totals } = (await read()).logons;
    for (const { outcome, count, types, link } of totals) {
      const list = await owner.get(
        `audit/records?${types.map((type) => `type=${type}`).join('&')}&from=${link.query.from}`,
      );
      expect([outcome, list.status, list.json<{ items: unknown[] }>().items.length]).toEqual([
        outcome,
        200,
        count,
      ]);
      expect(link.query.type).toBe(types.join(','));
    }
  });

  it('counts people without a binding, and links each number to its list', async () => {
    const { people } = await read();
    expect(people).toEqual({
      active: 4,
      withoutBinding: 3,
      link: { page: 'accounts', query: { linked: 'false', status: 'active' } },
    });
  });

  it('shows a failed check until it passes', async () => {
    const { items } = (await owner.get('dingtalk-connections')).json<{ items: { id: string }[] }>();
    const path = `dingtalk-connections/${items[0]?.id ?? ''}`;
    const tag = (await owner.get(path)).headers.get('etag') ?? '';
    await owner.put(`${path}/secret`, { clientSecret: 'not-the-secret-any-more' }, tag);
    expect((await read()).failingChecks).toEqual([]);
    await owner.post(`${path}/check`);
    const overview = await read();
    expect(overview.failingChecks).toMatchObject([{ items: [{ id: 'credentials', cause: 'credentials' }] }]);
    expect(overview.checklist.find(({ id }) => id === 'connection_checked')?.done).toBe(false);
  });

  it('names the newest unusual events, each with its place in the log', async () => {
    const helper = await newColleague(product(), 'hana', 'helpdesk');
    expect(outcomeOf(await helper.get('settings'))).toBe('403 permission.missing');
    await until(async () => (await read()).unusual.some(({ type }) => type === 'logon.access.refused'));
    const [newest] = (await read()).unusual;
    expect(newest).toMatchObject({ username: 'hana', link: { page: 'audit' } });
  });

  it.each([['?days=0'], ['?days=401'], ['?days=x']])('refuses %s', async (query) => {
    expect(outcomeOf(await owner.get(`overview${query}`))).toBe('400 request.invalid');
  });
});
