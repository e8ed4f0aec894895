import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const app = join(import.meta.dirname, '../../admin-ui/src/app');

/** Template expressions that print a value whose name says that it is an IP address. */
const WRITTEN = /\{\{[^}]*(?:\.ip\b|\baddress(?:Text)?\(\w)[^}]*\}\}/g;

const templates = globSync('**/*.{html,ts}', { cwd: app, exclude: ['api/generated/**'] }).filter(
  (file) => !/\.spec\.ts$|ui\/network-address\.ts$/.test(file),
);

it('finds the pages of the console', () => {
  expect(templates).toEqual(expect.arrayContaining(['pages/sessions/session-table.html']));
});

it('IP addresses are shown by <oe-network-address>, so that a long one breaks at a colon', () => {
  const found = templates.flatMap((file) =>
    Array.from(readFileSync(join(app, file), 'utf8').matchAll(WRITTEN), ([text]) => `${file}: ${text}`),
  );
  expect(found).toEqual([]);
});
