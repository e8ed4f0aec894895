import { SetRole, SuspendAccount } from '#accounts';
import { until } from '#testing';
import { newColleague } from '../../admin/scene/colleagues.js';
import { auditRow } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const product = useProduct();

const change = {
  suspended: (id: string) => useCase(product(), SuspendAccount).execute(product().tenantId, id, 'test'),
  'a member': (id: string) => useCase(product(), SetRole).execute(product().tenantId, id, 'member'),
  'an auditor still': () => Promise.resolve(),
} as const;

it.each([
  ['suspended', 'failed', 'export.not_allowed'],
  ['a member', 'failed', 'export.not_allowed'],
  ['an auditor still', 'ready', null],
] as const)(
  'K1: an export that is made for somebody who is %s by then is %s',
  async (what, state, failure) => {
    const auditor = await newColleague(product(), `auditor-${what.replaceAll(' ', '-')}`, 'auditor');
    const me = (await auditor.get('me')).json<{ account: { id: string } }>().account.id;
    const { id } = (await auditor.post('audit/exports', { format: 'csv' })).json<{ id: string }>();
    await change[what](me);
    // As if there were so many records that a worker makes it.
    await product().sql(
      `update audit.export set is_made = true, state = 'waiting', records = null where id = $1`,
      [id],
    );
    const found = async () =>
      (
        await product().sql<{ state: string; failure: string | null }>(
          'select state, failure from audit.export where id = $1',
          [id],
        )
      )[0];
    await until(async () => !['waiting', 'running'].includes((await found())?.state ?? ''));
    expect(await found()).toEqual({ state, failure });
    if (failure !== null)
      await auditRow(product(), 'audit.export.failed', ({ reason }) => reason === failure);
  },
);
