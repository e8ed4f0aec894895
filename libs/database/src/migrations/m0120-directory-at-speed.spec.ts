import fc from 'fast-check';
import { asOwner, createTestDatabase, type TestDatabase } from '#testing';

/** Pieces of names: words, Chinese, separators, full-width forms, quotes, and characters of two UTF-16 units. */
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

const names = fc.array(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 8 }).map((pieces) => pieces.join('')),
  {
    minLength: 30,
    maxLength: 60,
  },
);

/** The words of texts, as computed now, and as computed before, which is how searches still split words. */
const WORDS = `select words.of(text)::text as now,
    (select coalesce(string_agg('''' || token || ''':' || least(place, 16383), ' '), '')::tsvector::text from words.tokens(text)) as before
  from unnest($1::text[]) with ordinality given (text, nth) order by nth`;

describe('the words of a name', () => {
  let database: TestDatabase;

  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(() => database.drop());

  async function expectSame(texts: readonly string[]): Promise<void> {
    const words = await asOwner<{ now: string; before: string }>(database, WORDS, [texts]);
    expect(words.map(({ now }, index) => [texts[index], now])).toEqual(
      words.map(({ before }, index) => [texts[index], before]),
    );
  }

  it('are those that searches look for, whatever the name', async () => {
    await expectSame(['', ' ', 'Crowd 1', "O'Brien-Smith", '王']);
    await fc.assert(fc.asyncProperty(names, expectSame), { numRuns: 10 });
  });

  it('are also those of the longest text', async () => {
    const text = Array.from({ length: 4_000 }, (_, place) => `王小${String(place)}`).join(' ');
    await expectSame([text]);
    const [row] = await asOwner<{ length: number }>(database, 'select length(words.of($1)::text)', [text]);
    expect(row?.length).toBeGreaterThan(10_000);
  });
});
