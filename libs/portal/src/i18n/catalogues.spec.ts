import { en } from './en.js';
import { zh } from './zh.js';

type Leaf = readonly [path: string, value: unknown];

function leaves(value: unknown, path = ''): Leaf[] {
  if (typeof value !== 'object' || value === null) return [[path, value]];
  return Object.entries(value).flatMap(([key, part]) => leaves(part, `${path}/${key}`));
}

const say = (value: unknown): unknown =>
  typeof value === 'function' ? (value as (...words: unknown[]) => unknown)('A', 'B') : value;

describe('The catalogues', () => {
  const chinese = new Map(leaves(zh));

  it('have the same texts in both languages', () => {
    expect([...chinese.keys()].sort()).toEqual(
      leaves(en)
        .map(([path]) => path)
        .sort(),
    );
  });

  it('leave nothing empty and nothing untranslated', () => {
    for (const [path, value] of leaves(en)) {
      expect([path, say(value)]).toEqual([path, expect.stringMatching(/\S/)]);
      expect([path, say(chinese.get(path))]).toEqual([path, expect.stringMatching(/[\u4e00-\u9fff]/)]);
    }
  });

  it('fill the same words into both', () => {
    for (const [path, value] of leaves(en)) {
      if (typeof value !== 'function') continue;
      const wordsOf = (text: unknown) => (String(text).match(/\b[AB]\b/g) ?? []).sort();
      expect([path, wordsOf(say(chinese.get(path)))]).toEqual([path, wordsOf(say(value))]);
    }
  });
});
