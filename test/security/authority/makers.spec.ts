import { CheckImport, RunImport, SuspendAccount } from '#accounts';
import { OpenBreakGlass } from '#break-glass';
import { newColleague } from '../../admin/scene/colleagues.js';
import { logOnByQr } from '../../harness/logon.js';
import { actingAs } from '../scene/acting-as.js';
import { newBrowser } from '../scene/agents.js';
import { offered } from '../scene/attaching.js';
import { Givers } from '../scene/givers.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

// Without a worker: nothing here may depend on a clean-up.
const product = useProduct({ worker: false, environment: { BREAK_GLASS: 'on' } });
const givers = new Givers(product);

const suspend = (id: string): Promise<void> =>
  useCase(product(), SuspendAccount).execute(product().tenantId, id, 'test');

describe('K1: a link, after its maker', () => {
  it.each([
    ['has become a member', (id: string) => givers.setRole(id, 'member')],
    ['has become an auditor', (id: string) => givers.setRole(id, 'auditor')],
    ['was suspended', suspend],
  ])('%s', async (_what, change) => {
    const person = await givers.person('member');
    const maker = await givers.maker('helpdesk');
    const ready = await givers.readyToAttach(await givers.giveLink(maker, person));
    await change(maker ?? '');
    expect((await ready.post('/t/demo/attach/by-link')).status).toBe(403);
    expect((await ready.get('/t/demo/attach/verify')).text).not.toContain(person.username);
  });

  it('has a lesser role that is still sufficient, keeps working', async () => {
    const person = await givers.person('member');
    const maker = await givers.maker('owner');
    const ready = await givers.readyToAttach(await givers.giveLink(maker, person));
    await givers.setRole(maker ?? '', 'helpdesk');
    expect((await ready.post('/t/demo/attach/by-link')).status).toBe(303);
  });

  it('has too little authority for the account, is refused with a record of the reason', async () => {
    const person = await givers.person('member');
    const ready = await givers.readyToAttach(await givers.giveLink(await givers.maker('helpdesk'), person));
    await givers.setRole(person.id, 'owner');
    await ready.post('/t/demo/attach/by-link');
    const [event] = await product().sql<{ payload: Readonly<Record<string, unknown>> }>(
      `select payload from messaging.outbox where name = 'binding.attachment.refused.v1' order by position desc limit 1`,
    );
    expect(event?.payload).toMatchObject({ reason: 'attach_link.outgrown', method: 'attach-link' });
  });
});

describe('K1: an import', () => {
  it('is run by the person who checked the file, and by no one with a higher role in their place', async () => {
    const [author, owner] = [await givers.maker('administrator'), await givers.maker('owner')];
    const { id } = await actingAs(author, () =>
      useCase(product(), CheckImport).execute(product().tenantId, Buffer.from('username,role\ntrojan,owner')),
    );
    const run = (by: string | null) =>
      actingAs(by, () => useCase(product(), RunImport).execute(product().tenantId, id, { skipTaken: false }));
    await expect(run(owner)).rejects.toMatchObject({ code: 'accounts.import_of_another' });
    await expect(run(author)).rejects.toMatchObject({ code: 'accounts.import_refused' });
  });

  it('is refused to a person who may no longer create accounts', async () => {
    const author = await givers.maker('administrator');
    const { id } = await actingAs(author, () =>
      useCase(product(), CheckImport).execute(product().tenantId, Buffer.from('username\nlatecomer')),
    );
    await givers.setRole(author ?? '', 'helpdesk');
    const run = actingAs(author, () =>
      useCase(product(), RunImport).execute(product().tenantId, id, { skipTaken: false }),
    );
    await expect(run).rejects.toMatchObject({ code: 'permission.missing' });
  });
});

describe('K1: emergency access', () => {
  it.each([
    ['member', 403],
    ['auditor', 403],
    ['owner', 303],
  ] as const)('of an administrator who has become %s since: %i', async (role, status) => {
    const { id, username } = await givers.person('administrator');
    const { url } = await useCase(product(), OpenBreakGlass).execute(product().tenantId, {
      username,
      reason: 'test',
      validMinutes: 15,
    });
    await givers.setRole(id, role);
    const browser = newBrowser(product());
    const path = new URL(url).pathname;
    await browser.get(path);
    expect((await browser.post(path)).status).toBe(status);
  });
});

describe('K1: a link by hand', () => {
  it('has the authority of the person who made it', async () => {
    const administrator = await newColleague(product(), 'the-linker', 'administrator');
    const person = await givers.person('member');
    const identity = givers.identity();
    await offered(product(), identity);
    const [unlinked] = await product().sql<{ id: string }>(
      'select id from binding.unlinked_identity where subject = $1',
      [`UNION-${identity}`],
    );
    await administrator.post('bindings', { accountId: person.id, unlinkedIdentityId: unlinked?.id });
    const logOnAgain = async () => (await logOnByQr(product(), newBrowser(product()), identity)).status;
    expect(await logOnAgain()).toBe(200);
    await givers.setRole(person.id, 'owner');
    expect(await logOnAgain()).toBe(403);
    await givers.setRole(person.id, 'administrator');
    expect(await logOnAgain()).toBe(200);
  });
});
