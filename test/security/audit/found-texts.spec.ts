import { SuspendAccount } from '#accounts';
import { until } from '#testing';
import { newAccount } from '../scene/accounts.js';
import { signedIn } from '../scene/signed-in.js';
import { untilDelivered } from '../scene/stored.js';
import { useCase } from '../scene/use-case.js';
import { useProduct } from '../scene/use-product.js';

const PATH = '/api/admin/audit/records';

const product = useProduct();

it('L4: the log search finds Chinese words inside a sentence, single characters, mixed and full-width text, and nothing else', async () => {
  const leaver = await newAccount(product(), 'leaver');
  const reason = '员工离职，停用账号ERP；交接给张三（ＨＲ部）';
  await useCase(product(), SuspendAccount).execute(product().tenantId, leaver, reason);
  await untilDelivered(product());
  const auditor = await signedIn(product(), 'auditor');
  const found = async (text: string): Promise<readonly number[]> => {
    const query = new URLSearchParams({ type: 'accounts.account.suspended', text }).toString();
    const { items } = (await auditor.getJson(`${PATH}?${query}`)).json<{ items: { sequence: number }[] }>();
    return items.map(({ sequence }) => sequence);
  };
  const [one] = await found('员工离职');
  expect(one).toBeGreaterThan(0);
  for (const text of [
    '离职',
    '停用',
    '账号',
    '职',
    '员',
    '部',
    '账号erp',
    'ERP',
    'ｅｒｐ',
    'hr部',
    '"停用账号"',
    '离*',
    '离职 张三 -李四',
    'HR',
  ])
    expect([text, await found(text)]).toEqual([text, [one]]);
  for (const text of ['职停', '离停', '李四', '用离', '离职 -账号', '账号er', '门'])
    expect([text, await found(text)]).toEqual([text, []]);
  const counted = await auditor.getJson(
    `${PATH}/count?type=accounts.account.suspended&text=${encodeURIComponent('离职')}`,
  );
  expect(counted.json()).toEqual({ count: 1, isExact: true });
});

it('the log search finds an act by the reference that the person was shown', async () => {
  const [auditor, member] = [await signedIn(product(), 'auditor'), await signedIn(product(), 'alice')];
  const refused = await member.getJson(PATH);
  const correlation = refused.headers.get('x-correlation-id') ?? '';
  const found = async (query: string): Promise<readonly { readonly type: string }[]> =>
    (await auditor.getJson(`${PATH}?${query}`)).json<{ items: { type: string }[] }>().items;
  const byReference = `text=${correlation.slice(0, '019a3c1e-7a40'.length).toUpperCase()}`;
  await until(async () => (await found(byReference)).length > 0);
  expect((await found(byReference)).map(({ type }) => type)).toContain('logon.access.refused');
  expect(await found(byReference)).toEqual(await found(`correlation=${correlation}`));
});
