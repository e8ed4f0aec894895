import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const libs = fileURLToPath(new URL('../../../', import.meta.url));

const files = readdirSync(libs, { recursive: true, encoding: 'utf8' });
const read = (name: string): string => readFileSync(`${libs}${name}`, 'utf8');

const styles = files
  .filter((name) => name.endsWith('.css'))
  .map(read)
  .join('\n');

/** Removes the usual layout of a form, and therefore has no style of its own. */
const WITHOUT_STYLE = new Set(['inline']);

const used = files
  .filter((name) => /\/src\/.*(?<!\.spec)\.tsx$/.test(name))
  .flatMap((name) =>
    Array.from(read(name).matchAll(/class="([^"]*)"/g), ([, words = '']) => words.split(/\s+/))
      .flat()
      .map((word) => ({ name, word })),
  );

it('every class that a page uses has a style', () => {
  expect(used.length).toBeGreaterThan(200);
  const plain = used.filter(
    ({ word }) => !WITHOUT_STYLE.has(word) && !new RegExp(`\\.${word}(?![\\w-])`).test(styles),
  );
  expect(plain).toEqual([]);
});
