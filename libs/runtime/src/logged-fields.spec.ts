import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SECRET_FIELDS } from './logger.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The facts of a logger call, up to the first closing brace. */
const FACTS = /\blogger(?:\.\w+|\[[^\]]+\])\(\s*\{([^}]*)\}/g;

const FIELD = RegExp(`(?:^|[,\\s])(${SECRET_FIELDS.join('|')})\\s*(?:[:,]|$)`);

describe('log lines', () => {
  const files = globSync('{libs,apps}/*/src/**/*.ts', { cwd: root }).filter(
    (file) => !file.endsWith('.spec.ts'),
  );

  it('put no facts in fields that are redacted', () => {
    const calls = files.flatMap((file) =>
      [...readFileSync(`${root}${file}`, 'utf8').matchAll(FACTS)].map(([, facts = '']) => ({ file, facts })),
    );
    expect(calls.length).toBeGreaterThan(20);
    expect(calls.filter(({ facts }) => FIELD.test(facts))).toEqual([]);
  });
});
