import { until } from '#testing';
import { useProduct } from '../security/scene/use-product.js';
import { AdminApi, outcomeOf } from './scene/admin-api.js';
import { eventsOf, newColleague } from './scene/colleagues.js';

interface Import {
  readonly id: string;
  readonly state: string;
  readonly total: number;
  readonly imported: number;
  readonly skipped: number;
  readonly errors: readonly { readonly row: number; readonly code: string }[];
}

const product = useProduct({ worker: false });
let owner: AdminApi;

beforeAll(async () => {
  owner = await AdminApi.of(product(), 'admin');
});

async function check(csv: string, api = owner): Promise<Import> {
  const answer = await api.postCsv('accounts/imports', csv);
  expect(outcomeOf(answer)).toBe('201');
  return answer.json();
}

function codes({ errors }: Pick<Import, 'errors'>): string[] {
  return errors.map(({ row, code }) => `${String(row)} ${code}`);
}

async function accounts(): Promise<number> {
  const [row] = await product().sql<{ count: number }>('select count(*)::int from accounts.account');
  return row?.count ?? 0;
}

describe('an import of accounts', () => {
  it('is tried first: every wrong row is named, and nothing happens', async () => {
    const before = await accounts();
    const found = await check(
      [
        '\uFEFFUser name;Display Name;E-Mail;Role',
        'ann;Ann;ann@demo.test;',
        '',
        'Bob;;;',
        ';Nobody;;',
        'ANN;;;king',
        'ａｎｎ;;ann@demo.test;member',
        'zoe;"Zoë; of ""Ops""";ALICE@demo.test;helpdesk',
      ].join('\r\n'),
    );
    expect(found).toMatchObject({ state: 'checked', total: 6, imported: 0 });
    expect(codes(found)).toEqual([
      '4 username.taken',
      '5 username.invalid',
      '6 role.invalid',
      '7 username.duplicate',
      '7 email.duplicate',
      '8 email.taken',
    ]);
    const refused = await owner.post(`accounts/imports/${found.id}/commit`);
    expect(outcomeOf(refused)).toBe('409 accounts.import_refused');
    expect(codes({ errors: refused.json<{ rows: Import['errors'] }>().rows })).toContain('4 username.taken');
    expect(await accounts()).toBe(before);
    const after = (await owner.get(`accounts/imports/${found.id}`)).json<Import>();
    expect(after).toMatchObject({ state: 'checked', imported: 0 });
  });

  it('makes all accounts at once, tells how far it is, and leaves out who is there when it is repeated', async () => {
    const csv = [
      'username,email',
      ...Array.from({ length: 600 }, (_, n) => `p${String(n)},p${String(n)}@x.test`),
    ];
    const { id, errors } = await check(csv.join('\n'));
    expect(errors).toEqual([]);
    const before = await accounts();
    const done = (await owner.post(`accounts/imports/${id}/commit`)).json<Import>();
    expect(done).toMatchObject({ state: 'done', total: 600, imported: 600, skipped: 0 });
    expect(await accounts()).toBe(before + 600);
    expect(outcomeOf(await owner.post(`accounts/imports/${id}/commit`))).toBe('409 accounts.import_done');
    expect(await eventsOf(product(), 'accounts.import.completed.v1')).toEqual([
      { outcome: 'success', importId: id, imported: 600, skipped: 0 },
    ]);

    const again = await check([...csv, 'p-new,'].join('\n'));
    expect(again.errors).toHaveLength(600);
    const repeated = await owner.post(`accounts/imports/${again.id}/commit`, { skipTaken: true });
    expect(repeated.json()).toMatchObject({ state: 'done', imported: 1, skipped: 600 });
  });

  it('happens once when two start it at the same time', async () => {
    const { id } = await check('username\nonce-1\nonce-2');
    const commits = [1, 2].map(() => owner.post(`accounts/imports/${id}/commit`));
    const outcomes = (await Promise.all(commits)).map(outcomeOf).sort();
    expect(outcomes[0]).toBe('200');
    expect(outcomes[1]).toMatch(/^409 accounts\.import_(?:running|done)$/);
  });

  it('whose process was killed has made nothing, does not run for ever, and can be done again', async () => {
    const { id } = await check('username\nkilled-1\nkilled-2');
    const state = async () => (await owner.get(`accounts/imports/${id}`)).json<Import>();
    // What others see of an import in the midst: its progress was noted, its transaction holds the turn.
    await product().sql(`update accounts.import set state = 'running', imported = 1 where id = $1`, [id]);
    const [turn] = await product().sql<{ pid: number }>(
      `select pg_backend_pid() as pid, pg_advisory_lock(hashtextextended('accounts.import:' || $1, 0))`,
      [product().tenantId],
    );
    expect(await state()).toMatchObject({ state: 'running', imported: 1 });
    expect(outcomeOf(await owner.post(`accounts/imports/${id}/commit`))).toBe('409 accounts.import_running');
    // It may be the very connection that is ended.
    await product()
      .sql('select pg_terminate_backend($1)', [turn?.pid])
      .catch(() => undefined);
    await until(async () => (await state()).state === 'checked');
    expect(await state()).toMatchObject({ state: 'checked', imported: 0 });
    expect((await owner.post(`accounts/imports/${id}/commit`)).json()).toMatchObject({
      state: 'done',
      imported: 2,
    });
  });

  it('makes owners for owners alone', async () => {
    const admin = await newColleague(product(), 'adam', 'administrator');
    const found = await check('username,role\npuppet,owner', admin);
    expect(codes(found)).toEqual(['2 role.owner_required']);
    expect(outcomeOf(await admin.post(`accounts/imports/${found.id}/commit`))).toBe(
      '409 accounts.import_refused',
    );
  });

  it.each([
    ['name,shoe size\nx,1', '400 accounts.import_columns'],
    ['email\na@x.test', '400 accounts.import_columns'],
    ['username,username\na,b', '400 accounts.import_columns'],
    ['username\n"open', '400 accounts.import_unreadable'],
    ['username,email\na,b,c', '400 accounts.import_unreadable'],
    ['username\n', '400 accounts.import_empty'],
    ['username\n\uFFFD', '400 accounts.import_not_utf8'],
    [`username\n${'x\n'.repeat(5_001)}`, '400 accounts.import_too_large'],
    ['x'.repeat(1024 * 1024 + 1), '413 request.too_large'],
  ])('refuses what is no such file: %.30j', async (csv, outcome) => {
    expect(outcomeOf(await owner.postCsv('accounts/imports', csv))).toBe(outcome);
  });

  it.each(['text/csv', 'Text/CSV', ' TEXT/CSV ; charset=utf-8', 'text/csv;header=present'])(
    'B7: is the only body that may be large, however its type is written: %s',
    async (type) => {
      const csv = 'x'.repeat(200_000);
      for (const path of [
        '/t/demo/logon/password',
        '/api/admin/accounts',
        '/t/demo/logon/dingtalk-qr/ticket',
      ]) {
        const elsewhere = await owner.browser.sendJson('POST', path, csv, { 'content-type': type });
        expect([path, elsewhere.status]).toEqual([path, 415]);
      }
      const taken = await owner.browser.sendJson('POST', '/api/admin/accounts/imports', csv, {
        'content-type': type,
      });
      expect(taken.status).toBe(400);
    },
  );
});
