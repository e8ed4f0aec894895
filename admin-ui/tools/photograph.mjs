// `node admin-ui/tools/photograph.mjs [pages …]`: photographs pages of the console of a running `npm start`, and lets axe
// judge them. See admin-ui/README.md.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { prepareBrowser } from '../../test/prepare-browser.mjs';

const ALL = ['overview', 'logon-menu', 'dingtalk', 'bindings', 'accounts', 'sessions', 'audit', 'settings'];

const SCREENS = {
  desktop: { width: 1440, height: 900 },
  phone: { width: 360, height: 780 },
};

const top = fileURLToPath(new URL('../../', import.meta.url));
const { PORT = '3000', DATA_DIR = join(top, '.data'), CONSOLE_USER = 'admin', CHROME_PATH } = process.env;
const portal = `http://localhost:${PORT}/t/demo/`;
const password =
  process.env.DEMO_PASSWORD ?? JSON.parse(readFileSync(join(DATA_DIR, 'demo.json'), 'utf8')).DEMO_PASSWORD;

/** Opens a window of one kind, logged on. */
async function open(browser, { screen, theme, language, storageState }) {
  const context = await browser.newContext({
    viewport: SCREENS[screen],
    colorScheme: theme,
    reducedMotion: 'reduce',
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    storageState,
  });
  const page = await context.newPage();
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) console.log(`  ${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => console.log(`  error: ${error.message}`));
  return page;
}

async function logOn(browser) {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${portal}logon?method=password`);
  await page.getByLabel('Username').fill(CONSOLE_USER);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.keyboard.press('Enter');
  await page.waitForURL(portal);
  return page.context().storageState();
}

/** What axe calls serious or critical. */
async function faults(page) {
  await page.evaluate(axe.source);
  const violations = await page.evaluate(async () => {
    const { violations: found } = await globalThis.axe.run(document, { resultTypes: ['violations'] });
    return found.map(({ id, impact, nodes }) => ({ id, impact, html: nodes[0]?.html }));
  });
  return violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
}

async function photograph(browser, storageState, pages, folder) {
  let count = 0;
  for (const screen of Object.keys(SCREENS)) {
    for (const theme of ['light', 'dark']) {
      for (const language of ['en', 'zh']) {
        const page = await open(browser, { screen, theme, language, storageState });
        for (const path of pages) {
          await page.goto(`${portal}admin/${path}`);
          await page.locator('h1').first().waitFor();
          await page.waitForLoadState('networkidle');
          const name = `${path.replaceAll(/[/?=&]/g, '_')}-${screen}-${theme}-${language}`;
          await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
          for (const fault of await faults(page)) {
            count += 1;
            console.log(`${name}: ${fault.id} (${fault.impact}): ${fault.html}`);
          }
        }
        await page.context().close();
      }
    }
  }
  return count;
}

Object.assign(process.env, await prepareBrowser());
const browser = await chromium.launch({
  executablePath: CHROME_PATH ?? (await sparticuz.executablePath()),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
const folder = join(top, 'test', 'artifacts', 'console');
rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
const pages = process.argv.slice(2);
const count = await photograph(browser, await logOn(browser), pages.length > 0 ? pages : ALL, folder);
await browser.close();
console.log(`Pictures are in ${folder}; axe finds ${count} serious faults.`);
process.exitCode = count > 0 ? 1 : 0;
