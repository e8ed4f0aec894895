import { SetRole } from '#accounts';
import { ChangePolicy } from '#audit';
import { until } from '#testing';
import type { Agent } from '../../harness/agent.js';
import { newAccount } from '../scene/accounts.js';
import { newBrowser } from '../scene/agents.js';
import { codeOf } from '../scene/answers.js';
import { secondTenant } from '../scene/second-tenant.js';
import { signedIn } from '../scene/signed-in.js';
import { auditRow, auditRows, count, untilDelivered } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const PATH = '/api/admin/audit/records';

interface Found {
  readonly sequence: number;
  readonly id: string;
  readonly type: string;
  readonly occurredAt: string;
  readonly tenant: string;
}

interface Page {
  readonly items: readonly Found[];
  readonly next: string | null;
  readonly newer: string | null;
}

const product = useProduct();
let auditor: Agent;
let member: Agent;

beforeAll(async () => {
  auditor = await signedIn(product(), 'auditor');
  member = await signedIn(product(), 'alice');
});

async function page(query: string, reader = auditor): Promise<Page> {
  const answer = await reader.getJson(`${PATH}?${query}`);
  if (answer.status !== 200) throw new Error(answer.text);
  return answer.json<Page>();
}

/** Leaves so many records: a member asks for the log. Waits until all events are recorded. */
async function leaveRecords(number: number): Promise<void> {
  await Promise.all(Array.from({ length: number }, () => member.getJson(PATH)));
  await untilDelivered(product());
}

const numbers = (records: readonly Found[]): readonly number[] => records.map(({ sequence }) => sequence);

describe('the log over HTTP', () => {
  it('L4: is read by auditor and help desk; a member is refused, and that is recorded', async () => {
    const desk = await newAccount(product(), 'desk');
    await useCase(product(), SetRole).execute(product().tenantId, desk, 'helpdesk');
    const reader = await signedIn(product(), 'desk');
    for (const path of [PATH, `${PATH}/count`, `${PATH}/1`, '/api/admin/audit/types']) {
      expect([path, (await auditor.getJson(path)).status]).toEqual([path, 200]);
      expect([path, (await reader.getJson(path)).status]).toEqual([path, 200]);
      const refused = await member.getJson(path);
      expect([path, refused.status, codeOf(refused)]).toEqual([path, 403, 'permission.missing']);
    }
    const row = await auditRow(product(), 'logon.access.refused');
    expect(row).toMatchObject({ outcome: 'refused', reason: 'permission.missing' });
    expect(row.detail).toMatchObject({ permission: 'audit.read' });
  });

  it('P3: shows another organisation nothing of this one', async () => {
    const rival = await secondTenant(product());
    const owner = await signedIn(product(), 'root', 'rival');
    await until(async () => (await count(product(), 'audit.record', `tenant_id = '${rival.id}'`)) > 5);
    const [{ items }, theirs] = [await page('limit=200'), await page('limit=200', owner)];
    expect(items.every(({ tenant }) => tenant === product().tenantId)).toBe(true);
    expect(theirs.items.length).toBeGreaterThan(5);
    expect(theirs.items.every(({ tenant }) => tenant === rival.id)).toBe(true);
    expect((await page('text=admin*', owner)).items.every(({ tenant }) => tenant === rival.id)).toBe(true);
    expect(await page(`actor=${await idOfAlice()}`, owner)).toMatchObject({ items: [] });
    expect((await owner.getJson(`${PATH}/${String(items[0]?.sequence ?? 0)}`)).status).not.toBe(200);
  });

  it('skips and repeats no record from page to page while records arrive', async () => {
    await page('limit=1'); // this search is itself recorded, once
    await leaveRecords(30);
    const before = numbers((await page('limit=200')).items);
    const seen: number[] = [];
    const { newer, ...first } = await page('limit=7');
    let { items, next } = first;
    for (;;) {
      seen.push(...numbers(items));
      if (next === null) break;
      if (seen.length < 30) await leaveRecords(3);
      ({ items, next } = await page(`limit=7&cursor=${next}`));
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.filter((number) => before.includes(number))).toEqual(before);
    // Records that arrive meanwhile are in front of the first page, and nowhere else.
    const later = await page(`limit=200&after=${newer ?? ''}`);
    expect(numbers(later.items).filter((number) => seen.includes(number))).toEqual([]);
    expect([...numbers(later.items), ...seen]).toEqual(numbers((await page('limit=200')).items));
  });

  it.each([
    ['type=logon.access.refused', { type: 'logon.access.refused' }],
    ['outcome=refused', { outcome: 'refused' }],
    ['method=password', { method: 'password' }],
    ['text=permission.missing&outcome=refused', { reason: 'permission.missing' }],
    ['text=refus*&type=logon.access.refused', { outcome: 'refused' }],
    ['actor=system', { actor: { kind: 'system' } }],
    ['type=logon.access.refused&type=logon.logon.completed&period=today', {}],
  ])('finds %s and counts the same number', async (query, expected) => {
    const { items } = await page(`${query}&limit=200`);
    expect(items.length).toBeGreaterThan(0);
    for (const record of items) expect(record).toMatchObject(expected);
    const counted = await auditor.getJson(`${PATH}/count?${query}`);
    expect(counted.json()).toEqual({ count: items.length, isExact: true });
  });

  it('finds records by account, target, IP address and act', async () => {
    const alice = await idOfAlice();
    const { items } = await page(`actor=${alice}&type=logon.access.refused&limit=1`);
    const [record] = items as readonly (Found & {
      correlationId: string;
      browser: { ip: string };
    })[];
    for (const query of [
      `target=account:${alice}`,
      `target=${alice}`,
      `ip=${record?.browser.ip ?? ''}`,
      `correlation=${record?.correlationId ?? ''}`,
    ]) {
      expect([query, numbers((await page(`${query}&limit=200`)).items)]).toEqual([
        query,
        expect.arrayContaining([record?.sequence]),
      ]);
    }
  });

  it('L2: finds an address that the log stores only as a keyed hash', async () => {
    const ip = '192.0.2.77';
    const hashed = { ipForm: 'hashed', agentForm: 'full' } as const;
    await useCase(product(), ChangePolicy).execute(product().tenantId, hashed);
    await auditRow(product(), 'audit.policy.changed');
    const browser = newBrowser(product(), { ip });
    await browser.get('/t/demo/logon');
    await browser.post('/t/demo/logon/password', { username: 'alice', password: 'wrong' });
    const row = await auditRow(product(), 'authenticators.attempt.refused');
    expect(row.browser?.ip).toMatch(/^hmac:/);
    expect(numbers((await page(`ip=${ip}`)).items)).toContain(row.sequence);
  });

  it('shows a record with its neighbours and the other records of the same act', async () => {
    const answer = await auditor.getJson(`${PATH}/2`);
    const shown = answer.json<{
      record: Found & { previousHash: string };
      chain: { previous: { hash: string } };
    }>();
    expect(shown).toMatchObject({
      record: { sequence: 2 },
      chain: { previous: { sequence: 1 }, next: { sequence: 3 }, isHashRight: true, isLinked: true },
      sameAct: expect.arrayContaining([expect.objectContaining({ sequence: 2 })]),
    });
    expect(shown.record.previousHash).toBe(shown.chain.previous.hash);
    expect(codeOf(await auditor.getJson(`${PATH}/999999999`))).toBe('audit.record_unknown');
  });

  it('records each search beyond today’s first page: once a filter, not once a page', async () => {
    const reader = await signedIn(product(), 'auditor');
    await page('period=today&text=nothing-else', reader);
    const { next } = await page('limit=1&text=refused', reader);
    for (let look = 0; look < 3; look++) await page(`limit=1&text=refused&cursor=${next ?? ''}`, reader);
    await reader.getJson(`${PATH}/count?text=refused`);
    await page('text=another', reader);
    await auditRow(product(), 'audit.log.read', ({ detail }) => JSON.stringify(detail).includes('another'));
    const filters = (await auditRows(product(), 'audit.log.read')).map(({ detail }) => detail['filter']);
    expect(filters.filter((filter) => JSON.stringify(filter) === '{"text":"refused"}')).toHaveLength(1);
    expect(JSON.stringify(filters)).not.toContain('nothing-else');
  });

  it.each([
    'from=yesterday',
    'from=2026-11-27T00:00:00Z&to=2026-11-26T00:00:00Z',
    'period=forever',
    'period=today&to=2026-11-26T00:00:00Z',
    `type=${encodeURIComponent("'; drop table audit.record; --")}`,
    'outcome=maybe',
    'actor=alice',
    'ip=localhost',
    'ip=203.0.113.1&ip=203.0.113.2',
    'text=%00',
    `text=${'x'.repeat(201)}`,
    'limit=0',
    'limit=201',
    'limit=many',
    'cursor=bm90IGEgY3Vyc29y',
    'cursor=WyIyMDI2LTExLTI3VDAwOjAwOjAwWiIsLTFd',
    'after=%F0%9F%92%A9',
  ])('refuses %s and names the error', async (query) => {
    const answer = await auditor.getJson(`${PATH}?${query}`);
    expect(answer.status).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'request.invalid', errors: [{ path: expect.any(String) }] });
  });

  it.each([`'`, `"`, '\\', `'':*`, '<-> & | ! ( )', '张三*', '%', '💩', 'a:b:c', '-', '--x', '$1'])(
    'accepts %s as words to search for, without an error',
    async (text) => {
      const query = `text=${encodeURIComponent(text)}`;
      expect((await auditor.getJson(`${PATH}?${query}`)).status).toBe(200);
      expect((await auditor.getJson(`${PATH}/count?${query}`)).status).toBe(200);
    },
  );

  it('P3: finds the acts of one person and the attempts with their account, without the excluded types', async () => {
    const alice = await idOfAlice();
    const stranger = newBrowser(product());
    await stranger.get('/t/demo/logon');
    await stranger.post('/t/demo/logon/password', { username: 'alice', password: 'monkey' });
    await leaveRecords(1);
    const { items } = await page(`person=${alice}&limit=200`);
    const found = items as readonly (Found & {
      readonly actor: { readonly id?: string };
      readonly targets: readonly { readonly kind: string; readonly id: string }[];
    })[];
    const isHers = ({ actor, targets }: (typeof found)[number]) =>
      actor.id === alice || targets.some(({ kind, id }) => kind === 'account' && id === alice);
    expect(found.filter((record) => !isHers(record))).toEqual([]);
    const types = found.map(({ type }) => type);
    expect(types).toEqual(expect.arrayContaining(['authenticators.attempt.refused', 'logon.access.refused']));
    const others = (await page(`person=${alice}&without=logon.access.refused&limit=200`)).items;
    expect(others).toEqual(items.filter(({ type }) => type !== 'logon.access.refused'));
    const counted = await auditor.getJson(`${PATH}/count?person=${alice}&without=logon.access.refused`);
    expect(counted.json()).toEqual({ count: others.length, isExact: true });
    expect((await page(`person=${alice}`, await signedIn(product(), 'root', 'rival'))).items).toEqual([]);
  });
});

async function idOfAlice(): Promise<string> {
  const [row] = await product().sql<{ id: string }>(
    `select id from accounts.account where tenant_id = $1 and username = 'alice'`,
    [product().tenantId],
  );
  return row?.id ?? '';
}
