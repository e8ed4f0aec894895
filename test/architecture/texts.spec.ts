import { globSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

/** The English texts of every lib; the Chinese ones are in the same folder. */
const catalogues = globSync('libs/*/src/{pages/,}texts/en.ts', { cwd: root });

type Leaf = readonly [path: string, value: unknown];

const say = (value: unknown): unknown =>
  typeof value === 'function' ? (value as (...words: unknown[]) => unknown)('A', 'B') : value;

function leaves(given: unknown, path = ''): Leaf[] {
  // Texts that contain a name are functions of it: either the whole catalogue or a single text.
  const said = say(given);
  const value = typeof said === 'object' ? said : given;
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}/${key}`));
}

/** The catalogue that a module exports under the name of its language. */
async function read(file: string, locale: 'en' | 'zh'): Promise<unknown> {
  const module = (await import(join(root, file.replace(/en\.ts$/, `${locale}.ts`)))) as Record<
    string,
    unknown
  >;
  return module[locale];
}

it('the libs with pages have texts', () => {
  expect(catalogues).toEqual(expect.arrayContaining(['libs/portal/src/pages/texts/en.ts']));
});

describe.each(catalogues)('The texts in %s', (file) => {
  let english: readonly Leaf[];
  let chinese: ReadonlyMap<string, unknown>;

  beforeAll(async () => {
    english = leaves(await read(file, 'en'));
    chinese = new Map(leaves(await read(file, 'zh')));
  });

  it('have the same keys in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual(english.map(([path]) => path).sort());
  });

  it('are neither empty nor untranslated', () => {
    for (const [path, value] of english) {
      expect([path, say(value)]).toEqual([path, expect.stringMatching(/\S/)]);
      expect([path, say(chinese.get(path))]).toEqual([path, expect.stringMatching(/[\u4e00-\u9fff]/)]);
    }
  });

  it('have the same placeholders in both languages', () => {
    for (const [path, value] of english) {
      if (typeof value !== 'function') continue;
      const wordsOf = (text: unknown) => (String(text).match(/\b[AB]\b/g) ?? []).sort();
      expect([path, wordsOf(say(chinese.get(path)))]).toEqual([path, wordsOf(say(value))]);
    }
  });
});
