import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../preview/browser.js';
import { sendPage, startPageServer, type PageServer } from '../../preview/page-server.js';
import { sampleContext } from '../../preview/samples.js';
import { SCENES } from '../../preview/scenes.js';
import type { Locale } from './index.js';

let server: PageServer;
let browser: Browser;

beforeAll(async () => {
  server = await startPageServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const scene = SCENES[pathname.slice(1)];
    const locale: Locale = searchParams.get('lang') === 'zh' ? 'zh' : 'en';
    sendPage(response, scene?.(sampleContext(locale, server.assets)) ?? '');
  });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Opens a scene as its server drew it: without its scripts the states stay where they are. */
async function look(
  scheme: 'light' | 'dark',
  locale: Locale,
  width: number,
  judge: (page: Page, name: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const context = await browser.newContext({
    colorScheme: scheme,
    reducedMotion: 'reduce',
    viewport: { width, height: 800 },
  });
  await context.route('**/*.js', (route) => route.abort());
  const page = await context.newPage();
  const findings: string[] = [];
  for (const name of Object.keys(SCENES)) {
    await page.goto(`${server.url}/${name}?lang=${locale}`);
    findings.push(...(await judge(page, name)));
  }
  await context.close();
  return findings;
}

async function axeFindings(page: Page, name: string): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { axe: runner } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await runner.run(document, { resultTypes: ['violations'] });
    return violations.map(({ id, impact, nodes }) => ({ id, impact, html: nodes[0]?.html ?? '' }));
  });
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, html }) => `${name}: ${id} ${html}`);
}

describe('Every page in every state', () => {
  it.each([
    ['light', 'en'],
    ['dark', 'en'],
    ['light', 'zh'],
    ['dark', 'zh'],
  ] as const)('has nothing that axe calls serious, in the %s theme, in %s', async (scheme, locale) => {
    expect(await look(scheme, locale, 1280, axeFindings)).toEqual([]);
  });

  it.each(['en', 'zh'] as const)(
    'fits a screen of 360 pixels without scrolling sideways, in %s',
    async (locale) => {
      const findings = await look('light', locale, 360, async (page, name) => {
        const width = await page.evaluate(() => document.documentElement.scrollWidth);
        return width > 360 ? [`${name}: ${String(width)}`] : [];
      });
      expect(findings).toEqual([]);
    },
  );

  it('has one heading of the first level, a language and a skip link that is the first stop of the keyboard', async () => {
    const findings = await look('light', 'zh', 1280, async (page, name) => {
      const facts = await page.evaluate(() => ({
        lang: document.documentElement.lang,
        headings: [...document.querySelectorAll('h1')].filter((h1) => h1.checkVisibility()).length,
        skip: document.querySelector('a, button, input, [tabindex="0"]')?.getAttribute('href'),
      }));
      const isGood = facts.lang === 'zh-CN' && facts.headings === 1 && facts.skip === '#content';
      return isGood ? [] : [`${name}: ${JSON.stringify(facts)}`];
    });
    expect(findings).toEqual([]);
  });
});
