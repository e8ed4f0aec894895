import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { texts } from './zh-cn';

const app = join(import.meta.dirname, '..', 'app');

/** Every text of the code: its id, and the names of what is filled in. */
function textsInCode(): ReadonlyMap<string, string> {
  const files = readdirSync(app, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(ts|html)$/.test(file) && !/\.spec\.ts$|generated/.test(file))
    .map((file) => readFileSync(join(app, file), 'utf8'));
  return new Map(files.flatMap((code) => [...code.matchAll(/@@([\w.]+)/g)]).map(([, id = '']) => [id, id]));
}

describe('the Chinese texts', () => {
  it('are there for every text of the console, and for nothing else', () => {
    expect(Object.keys(texts).sort()).toEqual([...textsInCode().keys()].sort());
  });

  it.each(Object.entries(texts))('%s has a text, with whole placeholders', (_, text) => {
    expect(text.trim()).not.toBe('');
    expect(text.replaceAll(/\{\$[A-Z][\w]*\}/g, '')).not.toMatch(/[{}]/);
  });
});
