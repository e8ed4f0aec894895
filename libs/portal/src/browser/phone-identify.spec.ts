import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../preview/browser.js';
import { FakePortal } from '../../preview/fake-portal.js';

let portal: FakePortal;
let browser: Browser;
let page: Page;

const USER_AGENT =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) ' +
  'Mobile/23E246 AliApp(DingTalk/7.8.1) com.laiwang.DingTalk/46766536 language/zh-Hans-CN';

beforeAll(async () => {
  portal = await FakePortal.start();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await portal.close();
});

beforeEach(() => {
  portal.reset();
});

afterEach(() => page.close());

describe('The page after the scan', () => {
  it("offers DingTalk's own page when there is no DingTalk around it", async () => {
    page = await browser.newPage();
    await page.goto(`${portal.url}/phone`);
    await page.locator('[data-fallback]').waitFor({ state: 'visible' });
    expect(await page.locator('[data-progress]').isVisible()).toBe(false);
    await page.locator('[data-fallback] button').click();
    await page.waitForURL(/\/oauth$/);
    expect(portal.seen('POST', '/oauth')[0]?.body).toContain('_csrf=preview');
  });

  it('falls back when DingTalk never answers', async () => {
    page = await browser.newPage({ userAgent: USER_AGENT });
    await page.clock.install();
    await page.goto(`${portal.url}/phone`);
    expect(await page.locator('[data-fallback]').isVisible()).toBe(false);
    await page.clock.runFor(9_000);
    await page.locator('[data-fallback]').waitFor({ state: 'visible' });
  });

  it('keeps values from the settings inside their data block', async () => {
    page = await browser.newPage();
    await page.goto(`${portal.url}/phone`);
    const text = await page.locator('#dingtalk').textContent();
    expect(JSON.parse(text ?? '')).toEqual({ corpId: 'dingcorp</script>', clientId: 'dingclient' });
  });
});
