import { logOnByQr } from '../harness/logon.js';
import { newBrowser } from '../security/scene/agents.js';
import { newPerson, offered, prove, started } from '../security/scene/attaching.js';
import { secondTenant, type SecondTenant } from '../security/scene/second-tenant.js';
import { useProduct } from '../security/scene/use-product.js';
import { AdminApi, outcomeOf } from './scene/admin-api.js';
import { eventsOf, newAccount, newColleague } from './scene/colleagues.js';
import { triedAndUnlinked, unlinkedFor, type Page } from './scene/unlinked.js';

interface Binding {
  readonly id: string;
  readonly account: { readonly id: string; readonly username: string };
  readonly identity: { readonly name: string };
  readonly lastUsedAt: string | null;
}

const NOBODY = '00000000-0000-7000-8000-000000000000';

const product = useProduct({ worker: false });
let owner: AdminApi;
let helpdesk: AdminApi;
let rival: SecondTenant;

beforeAll(async () => {
  owner = await AdminApi.of(product(), 'admin');
  helpdesk = await newColleague(product(), 'hugo', 'helpdesk');
  rival = await secondTenant(product());
});

async function list(query = ''): Promise<Page<Binding>> {
  const answer = await helpdesk.get(`bindings${query}`);
  expect(answer.status).toBe(200);
  return answer.json();
}

const unlinked = () => unlinkedFor(helpdesk);
const tried = (person: string) => triedAndUnlinked(product(), helpdesk, person);

/** Links a person who has tried to log on to a new account. Gives the ids of both. */
async function linked(name: string): Promise<{ readonly accountId: string; readonly id: string }> {
  const accountId = await newAccount(product(), name);
  const answer = await owner.post('bindings', { accountId, unlinkedIdentityId: await tried(name) });
  expect(outcomeOf(answer)).toBe('201');
  return { accountId, id: answer.json<{ id: string }>().id };
}

describe('people who tried to log on without a link', () => {
  it('are listed with full name, user id and number of attempts, which is recorded, until they are linked', async () => {
    const person = newPerson(product(), 'iris');
    await offered(product(), person);
    await offered(product(), person);
    const [iris] = await unlinked();
    const [known] = await product().sql<{ name: string; user_id: string }>(
      `select name, attributes ->> 'userId' as user_id from binding.unlinked_identity where id = $1`,
      [iris?.id],
    );
    expect(iris).toMatchObject({
      tries: 2,
      identity: { name: known?.name, attributes: [{ key: 'userId', value: known?.user_id }] },
    });
    expect(JSON.stringify(iris)).not.toMatch(/union/i);
    const read = (await eventsOf(product(), 'binding.unlinked-identities.read.v1')).at(-1);
    expect(read).toMatchObject({ targets: [{ label: `${known?.name.slice(0, 1) ?? ''}***` }] });
    expect(JSON.stringify(read)).not.toContain(known?.name);
    const accountId = await newAccount(product(), 'iris');
    const link = { accountId, unlinkedIdentityId: iris?.id };
    expect(outcomeOf(await helpdesk.post('bindings', link))).toBe('403 permission.missing');
    const both = await Promise.all([owner.post('bindings', link), owner.post('bindings', link)]);
    expect(both.map(outcomeOf).sort()).toEqual(['201', expect.stringMatching(/^40[49] binding\./)]);
    expect((await unlinked()).map(({ id }) => id)).not.toContain(iris?.id);
    expect((await logOnByQr(product(), newBrowser(product()), person)).json()).toEqual({
      location: '/t/demo/',
    });
    expect((await list(`?account=${accountId}`)).items).toMatchObject([
      { origin: 'admin', madeBy: { username: 'admin' }, lastUsedAt: expect.any(String) },
    ]);
  });

  it('cannot be linked to an account that has another identity, is more privileged, or belongs to another tenant', async () => {
    const { accountId } = await linked('jack');
    const unlinkedIdentityId = await tried('jack-2');
    const link = (id: string, api = owner) => api.post('bindings', { accountId: id, unlinkedIdentityId });
    expect(outcomeOf(await link(accountId))).toBe('409 binding.account_taken');
    expect(outcomeOf(await link(rival.aliceId))).toBe('404 account.unknown');
    const admin = await newColleague(product(), 'adam', 'administrator');
    const [found] = (await admin.get('accounts?role=owner')).json<Page<{ id: string }>>().items;
    expect(outcomeOf(await link(found?.id ?? '', admin))).toBe('403 accounts.more_privileged');
    const unknown = await owner.post('bindings', { accountId, unlinkedIdentityId: NOBODY });
    expect(outcomeOf(unknown)).toBe('404 binding.identity_unknown');
  });
});

describe('the list of bindings', () => {
  it('can be searched by account, DingTalk name and user id, and filtered', async () => {
    const { id, accountId } = await linked('kate');
    const [row] = await product().sql<{ name: string; user_id: string; connection_id: string }>(
      `select name, attributes ->> 'userId' as user_id, connection_id from binding.binding where id = $1`,
      [id],
    );
    const found = async (query: string) => (await list(query)).items.map((binding) => binding.id);
    for (const search of ['kate', 'KATE@demo', 'colleague kate', row?.name ?? '', row?.user_id ?? '']) {
      expect(await found(`?search=${encodeURIComponent(search)}`)).toContain(id);
    }
    expect(await found(`?search=${(row?.user_id ?? '').slice(0, -1)}x`)).toEqual([]);
    const mine = `?account=${accountId}`;
    for (const filter of [
      '&origin=admin&origin=import',
      `&connection=${row?.connection_id ?? ''}`,
      '&neverUsed=true',
    ])
      expect(await found(`${mine}${filter}`)).toEqual([id]);
    for (const filter of ['&origin=import', `&connection=${NOBODY}`, '&neverUsed=false', '&state=ended'])
      expect(await found(`${mine}${filter}`)).toEqual([]);
    await product().sql(`update binding.binding set last_used_at = '2026-05-05T10:00:00Z' where id = $1`, [
      id,
    ]);
    const range = '&usedFrom=2026-05-05T10:00:00Z&usedBefore=2026-05-05T12:00:00%2B01:00';
    expect(await found(`${mine}${range}`)).toEqual([id]);
    expect(await found(`${mine}&usedBefore=2026-05-05T10:00:00Z`)).toEqual([]);
    expect(outcomeOf(await helpdesk.get('bindings?origin=magic'))).toBe('400 request.invalid');
  });

  it.each(['created', 'lastUsed'])('gives each binding once, page by page, by %s', async (sort) => {
    await linked(`laura-${sort.toLowerCase()}`);
    const whole = (await list(`?sort=${sort}`)).items;
    const paged: Binding[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: Page<Binding> = await list(`?sort=${sort}&limit=2${cursor && `&cursor=${cursor}`}`);
      paged.push(...page.items);
      cursor = page.next;
    }
    expect(paged).toEqual(whole);
  });
});

describe('one binding', () => {
  it('shows its author, its sessions, and earlier bindings', async () => {
    const { id, accountId } = await linked('mona');
    await logOnByQr(product(), newBrowser(product()), 'mona');
    expect(outcomeOf(await helpdesk.post(`bindings/${id}/end`, {}))).toBe('400 request.invalid');
    expect((await helpdesk.get(`bindings/${id}`)).json()).toMatchObject({ openSessions: 1, others: [] });
    const sessions = (await helpdesk.get(`sessions?bornOf=${id}`)).json<Page<{ method: string }>>();
    expect(sessions.items).toMatchObject([{ method: 'dingtalk-qr', account: { id: accountId } }]);
    expect(outcomeOf(await helpdesk.post(`bindings/${id}/end`, { reason: 'lost the phone' }))).toBe('204');
    expect(outcomeOf(await helpdesk.post(`bindings/${id}/end`, { reason: 'again' }))).toBe(
      '404 binding.unknown',
    );

    const again = await started(product(), 'mona');
    expect((await prove(again, 'mona')).status).toBe(303);
    const [next] = (await list(`?account=${accountId}`)).items;
    const shown = await helpdesk.get(`bindings/${next?.id ?? ''}`);
    expect(shown.json()).toMatchObject({
      origin: 'attach',
      provenBy: 'password',
      lastUsedAt: expect.any(String),
      openSessions: 1,
      others: [{ id, endReason: 'lost the phone', endedBy: { username: 'hugo' }, origin: 'admin' }],
    });
  });

  it('shows its person’s full name, which is recorded, while the list masks it', async () => {
    const { id, accountId } = await linked('nadia');
    const [known] = await product().sql<{ name: string; user_id: string }>(
      `select name, attributes ->> 'userId' as user_id from binding.binding where id = $1`,
      [id],
    );
    const [listed] = (await list(`?account=${accountId}`)).items;
    expect(listed).toMatchObject({ identity: { name: `${known?.name.slice(0, 1) ?? ''}***` } });
    expect((await helpdesk.get(`bindings/${id}`)).json()).toMatchObject({
      identity: { name: known?.name, attributes: [{ key: 'userId', value: known?.user_id }] },
    });
    const read = (await eventsOf(product(), 'binding.binding.read.v1')).at(-1);
    expect(read).toMatchObject({ bindingId: id, accountId });
    expect(JSON.stringify(read)).not.toContain(known?.name);
  });

  it('P3: is not visible from another tenant or without the permission', async () => {
    const auditor = await AdminApi.of(product(), 'auditor');
    const [theirs] = await product().sql<{ id: string }>(
      `insert into binding.binding (id, tenant_id, connection_id, subject, attributes, name, account_id,
         origin, created_at)
       values (gen_random_uuid(), $1, $2, 'UNION-theirs', '{"userId": "u"}', 'Theirs', $3, 'import', now()) returning id`,
      [rival.id, rival.connectionId, rival.aliceId],
    );
    const id = theirs?.id ?? '';
    expect((await list(`?account=${rival.aliceId}&state=all`)).items).toEqual([]);
    expect(outcomeOf(await owner.get(`bindings/${id}`))).toBe('404 binding.unknown');
    expect(outcomeOf(await owner.post(`bindings/${id}/end`, { reason: 'mine' }))).toBe('404 binding.unknown');
    expect((await owner.post('bindings/end', { bindingIds: [id], reason: 'mine' })).json()).toEqual({
      ended: 0,
      unknown: [id],
    });
    for (const answer of [
      await auditor.get('bindings'),
      await auditor.get(`bindings/${id}`),
      await auditor.post(`bindings/${id}/end`, { reason: 'x' }),
      await auditor.post('bindings/end', { bindingIds: [id], reason: 'x' }),
      await auditor.get('unlinked-identities'),
      await auditor.get('attach-links'),
      await auditor.post('attach-links', { accountId: rival.aliceId, reason: 'x' }),
    ]) {
      expect(outcomeOf(answer)).toBe('403 permission.missing');
    }
  });
});

describe('the end of bindings', () => {
  it('can be requested for many at once, and unknown ones are named', async () => {
    const ids = [(await linked('nina')).id, (await linked('oscar')).id];
    const act = { bindingIds: [...ids, NOBODY], reason: 'left us' };
    expect((await helpdesk.post('bindings/end', act)).json()).toEqual({ ended: 2, unknown: [NOBODY] });
    const events = await eventsOf(product(), 'binding.binding.ended.v1');
    expect(events.filter(({ reason }) => reason === 'left us')).toHaveLength(2);
    expect((await list('?search=nina&state=ended')).items).toHaveLength(1);
    expect((await owner.get('accounts?search=nina')).json()).toMatchObject({
      items: [{ linkedIdentities: 0 }],
    });
  });

  it('P4: is refused for the last logon method of all administrators', async () => {
    const [found] = (await owner.get('accounts?search=admin')).json<Page<{ id: string }>>().items;
    const answer = await owner.post('bindings', {
      accountId: found?.id,
      unlinkedIdentityId: await tried('boss'),
    });
    const { id } = answer.json<{ id: string }>();
    // No other administrator has a logon method.
    await product().sql(`update accounts.account set role = 'member' where role = 'administrator'`);
    await product().sql(`update accounts.account set email = null, email_key = null where role = 'owner'`);
    await product().sql(
      `delete from authenticators.password where account_id in (select id from accounts.account where role = 'owner')`,
    );
    const refused = '409 binding.last_administrator_method';
    expect(outcomeOf(await owner.post(`bindings/${id}/end`, { reason: 'coup' }))).toBe(refused);
    const many = { bindingIds: [id], reason: 'coup' };
    expect(outcomeOf(await owner.post('bindings/end', many))).toBe(refused);
    expect((await list(`?account=${found?.id ?? ''}`)).items).toHaveLength(1);
  });
});
