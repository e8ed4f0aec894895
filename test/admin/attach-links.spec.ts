import { newBrowser } from '../security/scene/agents.js';
import { secondTenant } from '../security/scene/second-tenant.js';
import { useProduct } from '../security/scene/use-product.js';
import { AdminApi, outcomeOf } from './scene/admin-api.js';
import { eventsOf, newAccount, newColleague } from './scene/colleagues.js';

interface Link {
  readonly id: string;
  readonly url: string;
}

const product = useProduct({ worker: false });
let helpdesk: AdminApi;

beforeAll(async () => {
  helpdesk = await newColleague(product(), 'hugo', 'helpdesk');
});

async function create(accountId: string): Promise<Link> {
  const answer = await helpdesk.post('attach-links', { accountId, reason: 'new phone', validHours: 2 });
  expect(outcomeOf(answer)).toBe('201');
  return answer.json();
}

async function open(): Promise<readonly Link[]> {
  return (await helpdesk.get('attach-links')).json<{ items: readonly Link[] }>().items;
}

function look(url: string): Promise<number> {
  return newBrowser(product())
    .get(new URL(url).pathname)
    .then(({ status }) => status);
}

describe('an attach link', () => {
  it('is shown once, listed without its address, and can be withdrawn', async () => {
    const accountId = await newAccount(product(), 'paula');
    const link = await create(accountId);
    expect(await look(link.url)).toBe(200);
    const listed = await open();
    expect(listed).toMatchObject([
      { id: link.id, account: { id: accountId, username: 'paula' }, reason: 'new phone', createdBy: 'hugo' },
    ]);
    expect(JSON.stringify(listed)).not.toContain(link.url.split('/').at(-1));
    expect(outcomeOf(await helpdesk.post(`attach-links/${link.id}/withdraw`))).toBe('204');
    expect(await look(link.url)).toBe(410);
    expect(outcomeOf(await helpdesk.post(`attach-links/${link.id}/withdraw`))).toBe(
      '404 attach_link.unknown',
    );
    expect(await open()).toEqual([]);
    expect(await eventsOf(product(), 'binding.attach-link.withdrawn.v1')).toEqual([
      { outcome: 'success', linkId: link.id, accountId },
    ]);
  });

  it('replaces the one before it', async () => {
    const accountId = await newAccount(product(), 'ralf');
    const first = await create(accountId);
    const second = await create(accountId);
    expect((await open()).map(({ id }) => id)).toEqual([second.id]);
    expect(await look(first.url)).toBe(410);
  });

  it('is refused for a more privileged account or one of another tenant, without an end, and without a reason', async () => {
    const rival = await secondTenant(product());
    const admin = await newAccount(product(), 'adam', 'administrator');
    const member = await newAccount(product(), 'rosa');
    for (const [link, outcome] of [
      [{ accountId: admin, reason: 'x' }, '403 accounts.more_privileged'],
      [{ accountId: rival.aliceId, reason: 'x' }, '404 account.unknown'],
      [{ accountId: member, reason: 'x', validHours: 73 }, '400 request.invalid'],
      [{ accountId: member, reason: ' ' }, '400 request.invalid'],
    ] as const) {
      expect(outcomeOf(await helpdesk.post('attach-links', link))).toBe(outcome);
    }
    const owner = await AdminApi.of(product(), 'admin');
    expect(outcomeOf(await owner.post('attach-links', { accountId: admin, reason: 'x' }))).toBe('201');
  });
});
