import { CreateAccount } from '#accounts';
import { newId } from '#kernel';
import { logOnByQr } from '../harness/logon.js';
import { newBrowser } from '../security/scene/agents.js';
import { secondTenant } from '../security/scene/second-tenant.js';
import { useCase } from '../security/scene/use-case.js';
import { useProduct } from '../security/scene/use-product.js';
import { AdminApi, outcomeOf } from './scene/admin-api.js';
import { eventsOf, newAccount, newColleague } from './scene/colleagues.js';

interface Listed {
  readonly id: string;
  readonly username: string;
  readonly lastLogonAt: string | null;
  readonly linkedIdentities: number;
}

const product = useProduct({ worker: false });
let owner: AdminApi;

beforeAll(async () => {
  owner = await AdminApi.of(product(), 'admin');
});

async function list(query: string, api = owner): Promise<{ items: Listed[]; next: string | null }> {
  const answer = await api.get(`accounts${query}`);
  expect(answer.status).toBe(200);
  return answer.json();
}

async function idOf(username: string): Promise<string> {
  const [found] = (await list(`?search=${username}`)).items;
  return found?.id ?? '';
}

describe('the list of accounts', () => {
  it('finds people by the beginning of any name, and has filters', async () => {
    const names = async (query: string) => (await list(query)).items.map(({ username }) => username);
    expect(await names('')).toEqual(['admin', 'alice', 'auditor', 'bob']);
    expect(await names('?search=A')).toEqual(['admin', 'alice', 'auditor']);
    expect(await names('?search=bob@')).toEqual(['bob']);
    expect(await names('?search=%25')).toEqual([]);
    expect(await names('?role=owner&role=auditor&direction=desc')).toEqual(['auditor', 'admin']);
    expect(await names('?linked=true')).toEqual(['alice']);
    expect(await names('?status=suspended')).toEqual([]);
    for (const query of ['?role=king', '?sort=shoe', '?limit=0', '?cursor=x', '?search=', '?linked=maybe'])
      expect(outcomeOf(await owner.get(`accounts${query}`))).toBe('400 request.invalid');
  });

  it('P3: gives requested ids, but none of another tenant', async () => {
    const rival = await secondTenant(product(), 'strangers');
    const [theirs] = await product().sql<{ id: string }>(
      'select id from accounts.account where tenant_id = $1 limit 1',
      [rival.id],
    );
    const ids = [await idOf('bob'), await idOf('alice'), theirs?.id ?? '', newId()];
    const { items } = await list(`?${ids.map((id) => `id=${id}`).join('&')}`);
    expect(items.map(({ username }) => username)).toEqual(['alice', 'bob']);
    expect((await list(`?id=${ids[0] ?? ''}`)).items).toHaveLength(1);
    const tooMany = Array.from({ length: 101 }, () => `id=${newId()}`).join('&');
    for (const query of [`?${tooMany}`, '?id=bob'])
      expect(outcomeOf(await owner.get(`accounts${query}`))).toBe('400 request.invalid');
  });

  it('finds any part of a Chinese name, words of other names, and nobody of another tenant', async () => {
    const create = async (username: string, displayName: string, tenantId = product().tenantId) =>
      useCase(product(), CreateAccount).execute(tenantId, { username, displayName, role: 'member' });
    await create('oy', '欧阳娜娜');
    await create('wxm', '王小明（HR部）');
    await create('陈伟', 'Chen Wei');
    const rival = await secondTenant(product(), 'namesakes');
    await create('theirs', '欧阳小明', rival.id);
    const names = async (search: string) =>
      (await list(`?search=${encodeURIComponent(search)}`)).items.map(({ username }) => username);
    for (const search of ['娜', '阳娜', '欧阳', '欧阳娜娜', '娜娜'])
      expect([search, await names(search)]).toEqual([search, ['oy']]);
    for (const search of ['明', '小明', 'hr', 'ＨＲ部', '王 部'])
      expect([search, await names(search)]).toEqual([search, ['wxm']]);
    for (const search of ['伟', 'wei', 'Chen W', 'we'])
      expect([search, await names(search)]).toEqual([search, ['陈伟']]);
    expect(await names('阳欧')).toEqual([]);
    expect(await names('***')).toEqual([]);
  });

  it('gives each account once, page by page, in every order', async () => {
    await logOnByQr(product(), newBrowser(product()), 'alice');
    for (const order of ['username', 'name', 'created', 'lastLogon'].flatMap((sort) => [
      `sort=${sort}&direction=asc`,
      `sort=${sort}&direction=desc`,
    ])) {
      const whole = (await list(`?${order}`)).items;
      const paged: Listed[] = [];
      for (let next: string | null = ''; next !== null;) {
        const page: { items: Listed[]; next: string | null } = await list(
          `?${order}&limit=3${next === '' ? '' : `&cursor=${next}`}`,
        );
        paged.push(...page.items);
        next = page.next;
      }
      expect(paged).toEqual(whole);
    }
    const newest = (await list('?sort=lastLogon&direction=desc')).items;
    expect(newest.slice(0, 2).map(({ username }) => username)).toEqual(['alice', 'admin']);
    expect(newest[0]).toMatchObject({ linkedIdentities: 1, lastLogonAt: expect.any(String) });
    expect(newest.at(-1)?.lastLogonAt).toBeNull();
  });

  it('P3: shows and changes nothing of another tenant', async () => {
    const rival = await secondTenant(product());
    const before = await list('?search=alice');
    expect(before.items).toHaveLength(1);
    for (const answer of [
      await owner.get(`accounts/${rival.aliceId}`),
      await owner.patch(`accounts/${rival.aliceId}`, { displayName: 'Mine' }, '"1"'),
      await owner.put(`accounts/${rival.aliceId}/role`, { role: 'owner' }),
      await owner.post(`accounts/${rival.aliceId}/suspend`, { reason: 'mine' }),
      await owner.post(`accounts/${rival.aliceId}/resume`),
      await owner.get(`accounts/imports/${rival.aliceId}`),
      await owner.post(`accounts/imports/${newId()}/commit`),
    ]) {
      expect(answer.status).toBe(404);
    }
  });
});

describe('one account', () => {
  it('shows its owner’s permissions, and never a secret', async () => {
    const answer = await owner.get(`accounts/${await idOf('auditor')}`);
    expect(answer.json()).toMatchObject({
      username: 'auditor',
      email: 'auditor@demo.test',
      permissions: ['audit.export', 'audit.read', 'audit.verify'],
    });
    expect(answer.text).not.toMatch(/hash|password|tenantId/i);
  });

  it('L2: accepts one of two changes to the same revision; names, addresses and numbers in the log are masked', async () => {
    const id = await newAccount(product(), 'carol');
    const etag = (await owner.get(`accounts/${id}`)).headers.get('etag') ?? '';
    const changes = ['Carola', 'Caroline'].map((displayName) =>
      owner.patch(
        `accounts/${id}`,
        { displayName, email: `${displayName}@demo.test`, phoneNumber: '138 0013 8000' },
        etag,
      ),
    );
    expect((await Promise.all(changes)).map(outcomeOf).sort()).toEqual(['200', '412 revision.stale']);
    expect(await eventsOf(product(), 'accounts.account.updated.v1')).toEqual([
      expect.objectContaining({
        changed: ['displayName', 'email', 'phoneNumber'],
        before: { displayName: 'C***', email: 'c***@demo.test', phoneNumber: null },
        after: { displayName: 'C***', email: 'C***@demo.test', phoneNumber: '…8000' },
      }),
    ]);
    expect((await owner.get(`accounts/${id}`)).json()).toMatchObject({
      phoneNumber: '+8613800138000',
      phoneNumberVerified: false,
    });
  });

  it('refuses an email address that is taken or invalid', async () => {
    const id = await newAccount(product(), 'dora');
    const etag = (await owner.get(`accounts/${id}`)).headers.get('etag') ?? '';
    expect(outcomeOf(await owner.patch(`accounts/${id}`, { email: 'BOB@demo.test' }, etag))).toBe(
      '409 accounts.email_taken',
    );
    expect(outcomeOf(await owner.patch(`accounts/${id}`, { email: 'nobody' }, etag))).toBe(
      '400 accounts.input_invalid',
    );
    expect(outcomeOf(await owner.patch(`accounts/${id}`, { email: null }, etag))).toBe('200');
  });

  it('P4: cannot be removed if it is the last owner, and owners can only be changed by owners', async () => {
    const admin = await newColleague(product(), 'erin', 'administrator');
    const id = await idOf('admin');
    expect(outcomeOf(await owner.put(`accounts/${id}/role`, { role: 'member' }))).toBe(
      '409 accounts.last_owner',
    );
    expect(outcomeOf(await owner.post(`accounts/${id}/suspend`, { reason: 'me' }))).toBe(
      '409 accounts.last_owner',
    );
    expect(outcomeOf(await admin.post(`accounts/${id}/suspend`, { reason: 'mutiny' }))).toBe(
      '403 accounts.owner_required',
    );
    const etag = (await admin.get(`accounts/${id}`)).headers.get('etag') ?? '';
    expect(outcomeOf(await admin.patch(`accounts/${id}`, { email: 'erin2@demo.test' }, etag))).toBe(
      '403 accounts.more_privileged',
    );
  });

  it('is suspended with a reason, which ends its sessions at once, and resumed', async () => {
    const id = await newAccount(product(), 'frank');
    const frank = await AdminApi.of(product(), 'frank');
    expect(outcomeOf(await owner.post(`accounts/${id}/suspend`, {}))).toBe('400 request.invalid');
    expect(outcomeOf(await owner.post(`accounts/${id}/suspend`, { reason: 'left us' }))).toBe('204');
    expect((await frank.get('accounts')).status).toBe(401);
    expect(outcomeOf(await owner.post(`accounts/${id}/suspend`, { reason: 'again' }))).toBe(
      '409 accounts.already_suspended',
    );
    expect(outcomeOf(await owner.post(`accounts/${id}/resume`))).toBe('204');
  });

  it('can be read by the help desk, and changed by administrators only', async () => {
    const id = await newAccount(product(), 'gina');
    const helpdesk = await newColleague(product(), 'henry', 'helpdesk');
    expect((await helpdesk.get(`accounts/${id}`)).status).toBe(200);
    const etag = (await helpdesk.get(`accounts/${id}`)).headers.get('etag') ?? '';
    const auditor = await AdminApi.of(product(), 'auditor');
    for (const answer of [
      await helpdesk.patch(`accounts/${id}`, { displayName: 'x' }, etag),
      await helpdesk.put(`accounts/${id}/role`, { role: 'helpdesk' }),
      await helpdesk.post(`accounts/${id}/suspend`, { reason: 'x' }),
      await helpdesk.postCsv('accounts/imports', 'username\nx'),
      await auditor.get('accounts'),
      await auditor.get(`accounts/${id}`),
    ]) {
      expect(outcomeOf(answer)).toBe('403 permission.missing');
    }
  });
});

describe('an act on many accounts', () => {
  interface Results {
    readonly results: readonly { readonly accountId: string; readonly code: string | null }[];
  }

  it('is done to each of them or reports why not, for a hundred at most', async () => {
    const [one, two] = [await newAccount(product(), 'many-one'), await newAccount(product(), 'many-two')];
    const [self, nobody] = [await idOf('admin'), newId()];
    const accountIds = [one, two, self, nobody, one];
    const suspended = await owner.post('accounts/suspend', { accountIds, reason: 'Left the company' });
    expect(suspended.json<Results>().results).toEqual([
      { accountId: one, code: null },
      { accountId: two, code: null },
      { accountId: self, code: 'accounts.last_owner' },
      { accountId: nobody, code: 'account.unknown' },
    ]);
    expect((await list('?status=suspended')).items.map(({ id }) => id).sort()).toEqual([one, two].sort());
    const again = await owner.post('accounts/suspend', { accountIds: [one], reason: 'Once more' });
    expect(again.json<Results>().results).toEqual([{ accountId: one, code: null }]);
    const resumed = await owner.post('accounts/resume', { accountIds: [one, two] });
    expect(resumed.json<Results>().results.map(({ code }) => code)).toEqual([null, null]);
    expect((await list('?status=suspended')).items).toEqual([]);
    const tooMany = Array.from({ length: 101 }, newId);
    expect(outcomeOf(await owner.post('accounts/resume', { accountIds: tooMany }))).toBe(
      '400 request.invalid',
    );
  });
});
