import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#testing';
import { asOwner } from '../testing/owner.js';

describe('search words', () => {
  let database: TestDatabase;
  let client: Client;

  beforeAll(async () => {
    database = await createTestDatabase();
    client = new Client({ connectionString: database.url });
    await client.connect();
  });
  afterAll(async () => {
    await client.end();
    await database.drop();
  });

  const SENTENCE = '员工离职，停用账号abc。王小明（Wang XM）ＨＲ部２０２６';

  async function finds(text: string, query: string, isBeginning = false): Promise<unknown> {
    const { rows } = await client.query<{ found: boolean }>(
      'select words.of($1) @@ words.query($2, $3) as found',
      [text, query, isBeginning],
    );
    return rows[0]?.found;
  }

  it.each([
    '离职',
    '停用',
    '账号',
    '员工离职',
    '员',
    '职',
    '离',
    '账号abc',
    'ABC',
    '小明',
    '王小明',
    'wang xm',
    'HR部',
    'ｈｒ',
    '2026',
    '部2026',
    '部',
  ])(`in %j are found in a sentence`, async (query) => {
    expect(await finds(SENTENCE, query)).toBe(true);
  });

  it.each(['职员', '离停', '职停', '小王', 'xm wang', 'bc', '账号ab', '明王', '部门', '，', ''])(
    '%j are not found in it',
    async (query) => {
      expect(await finds(SENTENCE, query)).toBe(false);
    },
  );

  it.each([
    ['Zhang Wei', 'we'],
    ['Élodie Иванова', 'ива'],
    ['𠮷田', '田'],
    ['タロウ', 'ﾀﾛ'],
    ['김철수', '철수'],
    ["O'Brien-Smith", 'smi'],
  ])('match beginnings: %j is found by %j', async (text, query) => {
    expect(await finds(text, query, true)).toBe(true);
  });

  it('are the same in databases with other locales, including C', async () => {
    const expected = await asOwner(database.url, `select words.of('${SENTENCE}')::text as words`);
    const functions = await asOwner(
      database.url,
      `select pg_get_functiondef(oid) as text from pg_proc where pronamespace = 'words'::regnamespace
       order by proname = 'tokens' desc`,
    );
    const locales = await asOwner(
      database.url,
      `select distinct collcollate as name from pg_collation where collprovider = 'c' and collencoding in (-1, 6)
       and collcollate in ('C', 'C.UTF-8', 'C.utf8', 'en_US.UTF-8', 'en_US.utf8', 'zh_CN.UTF-8', 'zh_CN.utf8')`,
    );
    expect(locales.map(({ name }) => name)).toContain('C');
    const url = new URL(database.url);
    url.pathname = `${url.pathname}_other`;
    const other = url.pathname.slice(1);
    for (const { name: locale } of locales) {
      await asOwner(
        database.url,
        `create database "${other}" template template0 encoding 'UTF8' locale_provider libc locale '${String(locale)}'`,
      );
      const statements = ['create schema words', ...functions.map(({ text }) => String(text))];
      expect([
        locale,
        await asOwner(url.href, ...statements, `select words.of('${SENTENCE}')::text as words`),
      ]).toEqual([locale, expected]);
      await asOwner(database.url, `drop database "${other}" with (force)`);
    }
  });
});
