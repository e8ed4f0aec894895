import { globSync, readFileSync } from 'node:fs';
import { ErrorTexts, LogonPanels, LOCALES } from '#pages';

/** Names of methods and providers that the product brings along. */
const NAMES = /dingtalk|钉钉|['"`](password|email-code|dingtalk-qr)['"`]/i;

it('neither the portal nor what pages are made of knows a method or a provider by name', () => {
  const files = globSync('libs/{pages,portal}/src/**/*.{ts,tsx,css}').filter(
    (file) => !/\.spec\.tsx?$|\/styles\/|layout\/form\.tsx$/.test(file),
  );
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => NAMES.test(readFileSync(file, 'utf8')))).toEqual([]);
});

it('a panel that nobody has heard of is shown by its key, and no key has two', () => {
  const panels = new LogonPanels();
  const made = { key: 'made-up', render: () => '<p>made up</p>' };
  panels.register(made);
  expect(panels.get('made-up')).toBe(made);
  expect(() => {
    panels.register(made);
  }).toThrow('made-up');
  expect(() => panels.get('unheard-of')).toThrow('unheard-of');
});

it('a refusal is worded once, and may name the app of whoever came by one', () => {
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
