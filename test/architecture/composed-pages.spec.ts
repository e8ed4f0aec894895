import { globSync, readFileSync } from 'node:fs';
import { ErrorTexts, LogonPanels, LOCALES } from '#pages';

/** Names of the product's own methods and providers. */
const NAMES = /dingtalk|钉钉|['"`](password|email-code|dingtalk-qr)['"`]/i;

it('the portal and the page components name no method and no provider', () => {
  const files = globSync('libs/{pages,portal}/src/**/*.{ts,tsx,css}').filter(
    (file) => !/\.spec\.tsx?$|\/styles\/|layout\/form\.tsx$/.test(file),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => NAMES.test(readFileSync(file, 'utf8')))).toEqual([]);
});

it('a panel is found by its key, and each key has at most one panel', () => {
  const panels = new LogonPanels();
  const made = { key: 'made-up', render: () => '<p>made up</p>' };
  panels.register(made);
  expect(panels.get('made-up')).toBe(made);
  expect(() => {
    panels.register(made);
  }).toThrow('made-up');
  expect(() => panels.get('unheard-of')).toThrow('unheard-of');
});

it('the texts of a refusal are added once, and may name the app that the person used', () => {
  const texts = new ErrorTexts();
  const words = ({ app }: { readonly app?: string | undefined }) => ({
    title: app ?? 'nobody',
    text: '',
    todo: '',
  });
  const brought = { en: { pages: { 'made.up': words } }, zh: { pages: { 'made.up': words } } };
  texts.add(brought);
  expect(() => {
    texts.add(brought);
  }).toThrow('made.up');
  for (const locale of LOCALES) {
    expect(texts.page(locale, 'made.up', { app: 'App' })?.title).toBe('App');
    expect(texts.page(locale, 'made.up')?.title).toBe('nobody');
  }
});
