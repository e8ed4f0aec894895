import { CreateAccount } from '#accounts';
import { useCase } from '../security/scene/use-case.js';
import { useProduct } from '../security/scene/use-product.js';
import { AdminApi, outcomeOf } from './scene/admin-api.js';
import { eventsOf } from './scene/colleagues.js';

const product = useProduct({ worker: false });
let owner: AdminApi;

beforeAll(async () => {
  owner = await AdminApi.of(product(), 'admin');
});

async function bob(): Promise<string> {
  const answer = await owner.get('accounts?search=bob');
  return answer.json<{ items: { id: string }[] }>().items[0]?.id ?? '';
}

describe('a test email', () => {
  it('is sent to the account’s address, has no response body, and is recorded', async () => {
    const id = await bob();
    expect((await owner.post(`accounts/${id}/test-mail`)).status).toBe(204);
    const mails = await product().sql(`select kind from mail.outgoing where kind = 'accounts.test-mail'`);
    expect(mails).toHaveLength(1);
    expect(await eventsOf(product(), 'accounts.test-mail.sent.v1')).toHaveLength(1);
  });

  it('is refused without an address', async () => {
    const account = { username: 'addressless', displayName: 'Without address', role: 'member' } as const;
    const { id } = await useCase(product(), CreateAccount).execute(product().tenantId, account);
    expect(outcomeOf(await owner.post(`accounts/${id}/test-mail`))).toBe('409 accounts.without_email');
  });
});
