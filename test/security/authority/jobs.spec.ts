import { ResumeAccount, SetRole, SuspendAccount } from '#accounts';
import { until } from '#testing';
import { outcomeOf } from '../../admin/scene/admin-api.js';
import { newColleague } from '../../admin/scene/colleagues.js';
import { ask, idOf, make } from '../scene/api-tokens.js';
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
] as const)('K1: an export that runs for a person who by then is %s is %s', async (what, state, failure) => {
  const auditor = await newColleague(product(), `auditor-${what.replaceAll(' ', '-')}`, 'auditor');
  const me = (await auditor.get('me')).json<{ account: { id: string } }>().account.id;
  const { id } = (await auditor.post('audit/exports', { format: 'csv' })).json<{ id: string }>();
  await change[what](me);
  // Sets the state of an export with so many records that a worker makes it.
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
  if (failure !== null) await auditRow(product(), 'audit.export.failed', ({ reason }) => reason === failure);
});

it('O9: a token of a suspended person does not work again when the account is resumed', async () => {
  const { id, token } = await make(await newColleague(product(), 'back', 'auditor'));
  const reads = async () => outcomeOf(await ask(product(), 'GET', 'audit/types', token));
  expect(await reads()).toBe('200');
  const account = await idOf(product(), 'back');
  await change.suspended(account);
  const revoked = 'select from api_access.token where id = $1 and revoked_at is not null';
  await until(async () => (await product().sql(revoked, [id])).length === 1);
  await useCase(product(), ResumeAccount).execute(product().tenantId, account);
  expect(await reads()).toBe('401 api_token.refused');
});
