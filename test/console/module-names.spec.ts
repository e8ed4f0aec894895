import { globSync, readFileSync } from 'node:fs';
import { definedEvents } from '../harness/defined-events.js';

const FILE = 'admin-ui/src/app/pages/audit/module-names.ts';

it('the log of the console has a name for every module that defines events', () => {
  // The portal's own modules, and those of providers.
  const texts = [FILE, ...globSync('admin-ui/src/app/providers/*/provider.ts')].map((file) =>
    readFileSync(file, 'utf8'),
  );
  const named = Array.from(texts.join('\n').matchAll(/^ {2,4}'?([a-z-]+)'?: /gm), ([, key]) => key);
  const modules = new Set(definedEvents().map((name) => name.split('.', 1)[0]));
  const unnamed = [...modules].filter((module) => !named.includes(module));
  expect(unnamed.map((module) => `${String(module)} has no name in ${FILE}`)).toEqual([]);
});
