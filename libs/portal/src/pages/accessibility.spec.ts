import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import type { Locale } from '#pages';
import { partOf } from '#testing';
import { launchBrowser } from '../../../pages/preview/browser.js';
import { sendPage, startPageServer, type PageServer } from '../../../pages/preview/page-server.js';
import { sampleContext } from '../../preview/samples.js';
import { SCENES } from '../../preview/scenes.js';

/** Width of the narrowest supported screen, in CSS pixels. */
const NARROW = 360;

let server: PageServer;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  server = await startPageServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://localhost');
    const scene = SCENES[pathname.slice(1)];
    const locale: Locale = searchParams.get('lang') === 'zh' ? 'zh' : 'en';
    sendPage(response, scene?.(sampleContext(locale, server.assets)) ?? '');
  });
  browser = await launchBrowser();
  const context = await browser.newContext({
    colorScheme: 'light',
    reducedMotion: 'reduce',
    viewport: { width: NARROW, height: 740 },
  });
  await context.route('**/*.js', (route) => route.abort());
  page = await context.newPage();
});

afterAll(async () => {
  await browser.close();
  await server.close();
});

/** Opens a scene as rendered by the server, on a narrow screen: without scripts its state does not change. */
async function open(scene: string, locale: Locale): Promise<void> {
  await page.goto(`${server.url}/${scene}?lang=${locale}`);
}

/** The findings of axe: all in the light theme, and those that can differ in the dark one. */
async function axeFindings(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  // Control colours change gradually, and would be measured in between.
  await page.evaluate(() => {
    const still = new CSSStyleSheet();
    still.replaceSync('* { transition: none !important }');
    document.adoptedStyleSheets = [still];
  });
  const light = await runAxe(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await runAxe(page, ['color-contrast']);
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((finding) => `dark: ${finding}`)];
}

async function runAxe(page: Page, rules?: readonly string[]): Promise<readonly string[]> {
  const violations = await page.evaluate(async (only) => {
    const { axe: runner } = globalThis as unknown as { axe: typeof axe };
    const { violations } = await runner.run(document, {
      resultTypes: ['violations'],
      ...(only === undefined ? {} : { runOnly: [...only] }),
    });
    return violations.map(({ id, impact, nodes }) => ({ id, impact, html: nodes[0]?.html ?? '' }));
  }, rules);
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, html }) => `${id} ${html}`);
}

/** Minimum height of a touch target, in CSS pixels (WCAG 2.5.5). */
const FINGER = 44;

/**
 * Checks the frame of a page: it fits, has one main heading, and begins with the skip link; no field is smaller than the others, names of
 * facts stay on one line, and a notice is as wide as its neighbours.
 */
async function frameFindings(page: Page, language: string): Promise<readonly string[]> {
  const facts = await page.evaluate(() => ({
    width: document.documentElement.scrollWidth,
    headings: [...document.querySelectorAll('h1')].filter((h1) => h1.checkVisibility()).length,
    firstStop: document.querySelector('a, button, input, [tabindex="0"]')?.getAttribute('href'),
    language: document.documentElement.lang,
    brokenNames: [...document.querySelectorAll<HTMLElement>('.card .fact dt')].filter(
      (name) => name.offsetHeight > parseFloat(getComputedStyle(name).lineHeight),
    ).length,
    slimNotices: [...document.querySelectorAll<HTMLElement>('.sheet .notice')].filter(
      (notice) => notice.offsetWidth < (notice.parentElement?.offsetWidth ?? 0),
    ).length,
    field: Math.min(
      ...[...document.querySelectorAll<HTMLElement>('.field input, .field select')]
        .filter((field) => field.checkVisibility())
        .map(({ offsetHeight }) => offsetHeight),
    ),
  }));
  const { width, headings, firstStop, field, brokenNames, slimNotices } = facts;
  const isFramed = width <= NARROW && headings === 1 && firstStop === '#content';
  const isWhole = field >= FINGER && brokenNames + slimNotices === 0;
  const isGood = isFramed && isWhole && facts.language === language;
  return isGood ? [] : [JSON.stringify(facts)];
}

const scenes = Object.keys(SCENES);

describe('the pages', () => {
  it.each(partOf(scenes, 16))(
    'have no finding that axe rates as serious in either theme, in the state %s',
    async (scene) => {
      await open(scene, 'en');
      expect(await axeFindings(page)).toEqual([]);
    },
  );

  it.each(scenes)('fit a narrow screen, and declare their language: %s', async (scene) => {
    await open(scene, 'en');
    expect(await frameFindings(page, 'en')).toEqual([]);
    await open(scene, 'zh');
    expect(await frameFindings(page, 'zh-CN')).toEqual([]);
  });
});

describe.each([
  ['a notebook', { width: 1280, height: 720 }],
  ['a phone whose browser shows its bars', { width: 390, height: 664 }],
] as const)('a menu of four methods on %s', (_, viewport) => {
  let low: Page;

  beforeAll(async () => {
    low = await browser.newPage({ viewport, reducedMotion: 'reduce' });
    await low.route('**/*.js', (route) => route.abort());
  });

  afterAll(() => low.close());

  it.each([
    ['logon-password', 'en'],
    ['logon-password', 'zh'],
    ['logon-qr', 'en'],
    ['logon-qr', 'zh'],
    ['logon-email', 'en'],
    ['logon-email-code', 'en'],
    // Only computers show a code and a form at once.
    ...(viewport.width > 900 ? ([['logon-both', 'en']] as const) : []),
  ] as const)('is fully visible beside %s (%s), together with the languages', async (scene, locale) => {
    await low.goto(`${server.url}/${scene}?lang=${locale}`);
    expect(await low.locator('.method').count()).toBe(scene === 'logon-both' ? 2 : 3);
    const bottom = await low
      .locator('.languages')
      .evaluate((languages) => Math.ceil(languages.getBoundingClientRect().bottom));
    expect(bottom).toBeLessThanOrEqual(viewport.height);
  });

  it.each(['logon-qr', 'logon-password'])(
    "is not moved by the organisation's own text: %s",
    async (scene) => {
      const placed = (): Promise<readonly number[]> =>
        low
          .locator('.code-face, .form, .others')
          .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().top));
      await low.goto(`${server.url}/${scene}`);
      const before = await placed();
      await low.goto(`${server.url}/${scene}-own-text`);
      await low.locator('.own-text').waitFor();
      expect(await placed()).toEqual(before);
    },
  );
});

describe('the code and a form', () => {
  it('are both visible at once in a computer’s window as narrow as a phone', async () => {
    const slim = await browser.newPage({ viewport: { width: 390, height: 844 }, reducedMotion: 'reduce' });
    await slim.route('**/*.js', (route) => route.abort());
    for (const locale of ['en', 'zh']) {
      await slim.goto(`${server.url}/logon-trial?lang=${locale}`);
      const bottom = await slim
        .locator('.unfolded .primary')
        .evaluate((button) => Math.ceil(button.getBoundingClientRect().bottom));
      expect(bottom).toBeLessThanOrEqual(844);
    }
    await slim.close();
  });

  it('lose the link to the trial phone once it is used, and nothing moves', async () => {
    const heightOf = async (scene: string): Promise<number> => {
      await open(scene, 'en');
      return page.locator('main').evaluate((main) => main.getBoundingClientRect().height);
    };
    const before = await heightOf('logon-trial');
    expect(await page.getByRole('link', { name: 'Scan with the simulator' }).isVisible()).toBe(true);
    expect(await heightOf('logon-trial-scanned')).toBe(before);
    expect(await page.getByRole('link', { name: 'Scan with the simulator' }).isVisible()).toBe(false);
  });
});

it.each([
  [900, 'beside'],
  [899, 'below'],
] as const)('on a screen %i wide the text is %s the code', async (width, place) => {
  const wide = await browser.newPage({ viewport: { width, height: 720 }, reducedMotion: 'reduce' });
  await wide.route('**/*.js', (route) => route.abort());
  await wide.goto(`${server.url}/logon-qr`);
  const at = (selector: string) =>
    wide.locator(selector).evaluate((part) => {
      const { left, right, top, bottom } = part.getBoundingClientRect();
      return { left, right, top, bottom };
    });
  const [code, words] = [await at('.code-face'), await at('.captions')];
  expect(words.left > code.right ? 'beside' : 'below').toBe(place);
  expect(words.top >= code.bottom ? 'below' : 'beside').toBe(place);
  await wide.close();
});
