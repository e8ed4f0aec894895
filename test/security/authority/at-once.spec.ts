import { newColleague } from '../../admin/scene/colleagues.js';
import { outcomeOf, type AdminApi } from '../../admin/scene/admin-api.js';
import { PASSWORD } from '../../harness/start-product.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct({ worker: false });

async function idOf(api: AdminApi): Promise<string> {
  return (await api.get('me')).json<{ account: { id: string } }>().account.id;
}

it('K1: people who act on each other, themselves and the same account at once wait for each other and never deadlock', async () => {
  const colleagues = [
    await newColleague(product(), 'ada', 'owner'),
    await newColleague(product(), 'ben', 'owner'),
    await newColleague(product(), 'cid', 'owner'),
  ];
  const ids = await Promise.all(colleagues.map(idOf));
  const outcomes: string[] = [];
  for (let round = 0; round < 4; round += 1) {
    const acts = colleagues.flatMap((colleague) => [
      ...ids.map(async (id) => {
        const revision = (await colleague.get(`accounts/${id}`)).headers.get('etag') ?? '';
        return colleague.patch(`accounts/${id}`, { displayName: `Round ${String(round)}` }, revision);
      }),
      ...ids.map((id) => colleague.put(`accounts/${id}/role`, { role: 'owner', vouch: true })),
      ...ids.map((accountId) => colleague.post('attach-links', { accountId, reason: 'test' })),
      colleague.post('accounts', {
        username: `same-${String(round)}`,
        displayName: 'Same',
        password: PASSWORD,
      }),
    ]);
    outcomes.push(...(await Promise.all(acts)).map(outcomeOf));
  }
  const failed = outcomes.filter((outcome) => !/^(20\d|409|412)/.test(outcome));
  expect(failed).toEqual([]);
});
