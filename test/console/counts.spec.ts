import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const app = join(import.meta.dirname, '../../admin-ui/src/app');

/** A text with its id, in a template or in code. */
const TEXTS = [
  /i18n(?:-[\w-]+)?="@@(?<id>[\w.-]+)"[^>]*>(?<text>[^<]*)</g,
  /\$localize`:@@(?<id>[\w.-]+):(?<text>[^`]*)`/g,
];

/** A number before counted things: for one, it would read “1 accounts”. */
const COUNTED =
  /(?<!providers )(?:\}\}|:[A-Z]+:) (?:accounts|applications|bindings|changes|codes|departments|differences|fields|groups|identities|links|members|people|records|rows|sessions|tokens)\b/;

const texts = globSync('**/*.{html,ts}', { cwd: app, exclude: ['api/generated/**'] }).flatMap((file) => {
  const source = readFileSync(join(app, file), 'utf8');
  return TEXTS.flatMap((pattern) => Array.from(source.matchAll(pattern), ({ groups = {} }) => groups));
});

it('finds the texts of the console', () => {
  expect(texts.length).toBeGreaterThan(1_000);
  expect(COUNTED.test('Create {{ count() }} accounts')).toBe(true);
});

it('texts with a count read well for one: “Records: 1”, or a separate text whose id marks it as plural', () => {
  const wrong = texts.filter(({ id = '', text = '' }) => COUNTED.test(text) && !id.endsWith('Several'));
  expect(wrong).toEqual([]);
});
