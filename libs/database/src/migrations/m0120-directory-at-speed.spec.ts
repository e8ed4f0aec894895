import { randomInt } from 'node:crypto';
import { Client } from 'pg';
import { createTestDatabase, type TestDatabase } from '#testing';

/** What names are made of: words, Chinese, what stands between, full-width forms, quotes, and characters of two UTF-16 units. */
const PIECES = [
  'Zhang',
  'o',
  'ＨＲ',
  '２０',
  '王',
  '小明',
  '，',
  ' ',
  '-',
  "'",
  '\\',
  'É',
  'İ',
  'ß',
  '𠮷',
  'ﾀﾛ',
  '김',
  '\t',
  'x'.repeat(210),
];

/** As it was before, and as searches still take words apart. */
const AS_BEFORE = `select coalesce(string_agg('''' || token || ''':' || least(place, 16383), ' '), '')::tsvector::text as words from words.tokens($1)`;

describe('the words of a name', () => {
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

  async function words(text: string): Promise<readonly unknown[]> {
    const { rows: now } = await client.query<{ words: string }>('select words.of($1)::text as words', [text]);
    const { rows: before } = await client.query<{ words: string }>(AS_BEFORE, [text]);
    return [text, now[0]?.words, before[0]?.words];
  }

  it('are those that searches look for, whatever the name', async () => {
    const made = Array.from({ length: 300 }, () =>
      Array.from({ length: randomInt(9) }, () => PIECES[randomInt(PIECES.length)]).join(''),
    );
    for (const name of ['', ' ', 'Crowd 1', "O'Brien-Smith", '王', ...made]) {
      const [text, now, before] = await words(name);
      expect([text, now]).toEqual([text, before]);
    }
  });

  it('are those of the longest text, too', async () => {
    const [, now, before] = await words(
      Array.from({ length: 4_000 }, (_, place) => `王小${String(place)}`).join(' '),
    );
    expect(now).toBe(before);
    expect(String(now).length).toBeGreaterThan(10_000);
  });
});
