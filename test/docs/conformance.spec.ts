import { readdirSync, readFileSync } from 'node:fs';

const tests = new URL('../applications/', import.meta.url);
const page = readFileSync(new URL('../../docs/conformance.md', import.meta.url), 'utf8');

/** Cases on the page: name, file of the test, result. */
const rows = [...page.matchAll(/^\| (oidcc-[\w-]+) *\| `?([\w./-]+)`? *\| (.*?) *\|$/gm)].map(
  ([, name = '', file = '', result = '']) => ({ name, file, result }),
);

describe('docs/conformance.md', () => {
  it('names each case of the plans once, and an existing test', () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    for (const { name, file, result } of rows) {
      if (file === 'none') {
        expect([name, result]).toEqual([name, expect.stringContaining('cannot be run')]);
        continue;
      }
      // Titles of tests that are older than the plans are quoted; the others start with the name of the case.
      const title = /_(.+)_$/.exec(result)?.[1] ?? name;
      expect([name, readFileSync(new URL(file, tests), 'utf8')]).toEqual([
        name,
        expect.stringMatching(new RegExp(`${title}\\b`)),
      ]);
    }
  });

  it('leaves out no case that has a test', () => {
    const files = readdirSync(new URL('conformance/', tests));
    const sources = files.map((file) => readFileSync(new URL(`conformance/${file}`, tests), 'utf8'));
    const tested = sources.join('\n').match(/(?<=['\s])oidcc-[\w-]+(?=[:,'])/g) ?? [];
    expect(new Set(tested.filter((name) => !name.endsWith('-test-plan')))).toEqual(
      new Set(rows.filter(({ file }) => file.startsWith('conformance/')).map(({ name }) => name)),
    );
  });
});
