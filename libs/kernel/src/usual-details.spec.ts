import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { usualDetail } from './usual-details.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The text between the brackets of each `new DomainError(…)`. */
function made(source: string): readonly string[] {
  return [...source.matchAll(/new DomainError\(/g)].map(({ index, 0: { length } }) => {
    const start = index + length;
    let [depth, end] = [1, start];
    for (; depth > 0 && end < source.length; end += 1) {
      if (source[end] === '(') depth += 1;
      if (source[end] === ')') depth -= 1;
    }
    return source.slice(start, end - 1);
  });
}

describe('the detail of a broken rule', () => {
  const errors = globSync('{libs,apps}/*/src/**/*.{ts,tsx}', { cwd: root })
    .filter((file) => !file.includes('.spec.'))
    .flatMap((file) => made(readFileSync(`${root}${file}`, 'utf8')).map((text) => ({ file, text })));

  it('is a sentence for every code: its own or the usual one', () => {
    expect(errors.length).toBeGreaterThan(300);
    const bare = errors
      .filter(({ text }) => !/\bdetail\b/.test(text))
      .flatMap(({ file, text }) =>
        [...text.matchAll(/'([a-z_]+(?:\.[a-z_]+)+|slow_down)'/g)].map(([, code = '']) => ({ file, code })),
      );
    expect(bare.length).toBeGreaterThan(50);
    expect(bare.filter(({ code }) => usualDetail(code) === undefined)).toEqual([]);
  });

  it('is missing for an unknown code', () => {
    expect([usualDetail('nobody.knows'), usualDetail('constructor')]).toEqual([undefined, undefined]);
    expect(usualDetail('audit.hold.none')).toBe('There is no legal hold.');
  });
});
