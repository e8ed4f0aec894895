import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SECRET_FIELDS } from './logger.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The facts of a call of a logger, up to the first brace that ends. */
const FACTS = /\blogger(?:\.\w+|\[[^\]]+\])\(\s*\{([^}]*)\}/g;

const FIELD = RegExp(`(?:^|[,\\s])(${SECRET_FIELDS.join('|')})\\s*(?:[:,]|$)`);

describe('lines of the log', () => {
  const files = globSync('{libs,apps}/*/src/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.spec.ts'),
  );

  it('tell what they know in fields that are not redacted', () => {
    const calls = files.flatMap((file) =>
      [...readFileSync(`${root}${file}`, 'utf8').matchAll(FACTS)].map(([, facts = '']) => ({ file, facts })),
    );
    expect(calls.length).toBeGreaterThan(20);
    expect(calls.filter(({ facts }) => FIELD.test(facts))).toEqual([]);
  });
});
