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
  readonly encoding: string;
  readonly separator: string;
  readonly preview: readonly {
    readonly row: number;
    readonly username: string;
    readonly displayName: string;
  }[];
}

const product = useProduct({ worker: false });
let owner: AdminApi;

beforeAll(async () => {
  owner = await AdminApi.of(product(), 'admin');
});

async function check(csv: string | Uint8Array, api = owner, query = ''): Promise<Import> {
  const answer = await api.postCsv(`accounts/imports${query}`, csv);
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
  it('is checked first: every wrong row is listed, and no account is created', async () => {
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

  it('creates all accounts at once, shows its progress, and skips existing accounts when it is repeated', async () => {
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

  it('runs once if two people start it at the same time', async () => {
    const { id } = await check('username\nonce-1\nonce-2');
    const commits = [1, 2].map(() => owner.post(`accounts/imports/${id}/commit`));
    const outcomes = (await Promise.all(commits)).map(outcomeOf).sort();
    expect(outcomes[0]).toBe('200');
    expect(outcomes[1]).toMatch(/^409 accounts\.import_(?:running|done)$/);
  });

  it('whose process is killed creates nothing, does not stay running, and can be started again', async () => {
    const { id } = await check('username\nkilled-1\nkilled-2');
    const state = async () => (await owner.get(`accounts/imports/${id}`)).json<Import>();
    // The state that others see of a running import: its progress is saved, its transaction holds the lock.
    await product().sql(`update accounts.import set state = 'running', imported = 1 where id = $1`, [id]);
    const [turn] = await product().sql<{ pid: number }>(
      `select pg_backend_pid() as pid, pg_advisory_lock(hashtextextended('accounts.import:' || $1, 0))`,
      [product().tenantId],
    );
    expect(await state()).toMatchObject({ state: 'running', imported: 1 });
    expect(outcomeOf(await owner.post(`accounts/imports/${id}/commit`))).toBe('409 accounts.import_running');
    // This may end its own connection.
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

  it('previews its accounts with the detected encoding and separator, which can be changed', async () => {
    // 谢强 and 郑平 as Excel writes them in China; the bytes are also valid UTF-8, which would read лǿ and ֣ƽ.
    const bytes = Buffer.from(
      `username,displayName\r\nXieQiang,\xd0\xbb\xc7\xbf\r\n,,\r\nzhengping,\xd6\xa3\xc6\xbd\r\n`,
      'latin1',
    );
    const found = await check(bytes);
    expect(found).toMatchObject({
      encoding: 'gb18030',
      separator: 'comma',
      total: 2,
      errors: [],
      preview: [
        { row: 2, username: 'xieqiang', displayName: '谢强', email: null, role: 'member' },
        { row: 4, username: 'zhengping', displayName: '郑平', email: null, role: 'member' },
      ],
    });
    const read = (await owner.get(`accounts/imports/${found.id}`)).json<Import>();
    expect(read).toEqual(found);
    const unclear = Buffer.from('username,displayName\nx,\xd0\xbb\xd0\xbb', 'latin1');
    expect(outcomeOf(await owner.postCsv('accounts/imports', unclear))).toBe(
      '400 accounts.import_encoding_unclear',
    );
    expect((await check(unclear, owner, '?encoding=gb18030')).preview[0]?.displayName).toBe('谢谢');
    expect((await check(unclear, owner, '?encoding=utf-8')).preview[0]?.displayName).toBe('лл');
    const semicolons = 'username;displayName\na;Zhang, Wei';
    expect(outcomeOf(await owner.postCsv('accounts/imports?separator=tab', semicolons))).toBe(
      '400 accounts.import_columns',
    );
    expect(outcomeOf(await owner.postCsv('accounts/imports?separator=dot', semicolons))).toBe(
      '400 request.invalid',
    );
    expect(await check(semicolons, owner, '?separator=semicolon')).toMatchObject({ separator: 'semicolon' });
  });

  it('refuses a row with a wrong separator, and names it', async () => {
    const found = await check('username,displayName,role\r\nh40.zhang,Zhang Wei;administrator\r\n');
    expect(codes(found)).toEqual(['2 displayName.separator']);
    expect(outcomeOf(await owner.post(`accounts/imports/${found.id}/commit`, { skipTaken: true }))).toBe(
      '409 accounts.import_refused',
    );
  });

  it('K5: lists rows whose username looks like another one of the tenant or the file', async () => {
    const found = await check('username\na1ice\nbobby1\nbobbyl\nalice');
    expect(codes(found)).toEqual([
      '2 username.confusable',
      '4 username.lookalike',
      '5 username.lookalike',
      '5 username.taken',
    ]);
    expect(outcomeOf(await owner.post(`accounts/imports/${found.id}/commit`, { skipTaken: true }))).toBe(
      '409 accounts.import_refused',
    );
  });

  it('creates owners only for owners', async () => {
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
  ])('refuses an invalid file: %.30j', async (csv, outcome) => {
    expect(outcomeOf(await owner.postCsv('accounts/imports', csv))).toBe(outcome);
  });

  it.each(['text/csv', 'Text/CSV', ' TEXT/CSV ; charset=utf-8', 'text/csv;header=present'])(
    'B7: is the only body that may be large, in every spelling of its type: %s',
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
