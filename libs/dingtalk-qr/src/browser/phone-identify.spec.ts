import { bridgeScript, DINGTALK_USER_AGENT } from '#simulator';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../pages/preview/browser.js';
import { FakePortal } from '../../../qr-logon/preview/fake-portal.js';

let portal: FakePortal;
let browser: Browser;
let page: Page;

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

/** A page inside DingTalk, with a native side that gives these answers. */
async function insideDingTalk(answer: (name: string, params: object) => object): Promise<Page> {
  const inside = await browser.newPage({ userAgent: DINGTALK_USER_AGENT });
  await inside.exposeFunction('__simulatorBridge', answer);
  await inside.addInitScript(bridgeScript());
  return inside;
}

const isNewCall = (name: string) => name.endsWith('requestAuthCodeV2');

describe('The page after the scan', () => {
  it('posts the code that DingTalk gives for the app, as a normal navigation', async () => {
    page = await insideDingTalk((name, params) =>
      isNewCall(name)
        ? {
            errorCode: '0',
            result: { code: `code-of-${String(JSON.stringify(params).includes('dingclient'))}` },
          }
        : { errorCode: '3', errorMessage: 'refused' },
    );
    await page.goto(`${portal.url}/phone`);
    await page.waitForURL(/\/identity$/);
    const { body } = portal.seen('POST', '/identity')[0] ?? {};
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({ _csrf: 'preview', code: 'code-of-true' });
  });

  it('uses the old call if DingTalk does not know the new one', async () => {
    page = await insideDingTalk((name) =>
      isNewCall(name)
        ? { errorCode: '2', errorMessage: 'not supported' }
        : { errorCode: '0', result: { code: 'old-way' } },
    );
    await page.goto(`${portal.url}/phone`);
    await page.waitForURL(/\/identity$/);
    expect(portal.seen('POST', '/identity')[0]?.body).toContain('code=old-way');
  });

  it("offers DingTalk's own page when DingTalk refuses", async () => {
    page = await insideDingTalk(() => ({ errorCode: '3', errorMessage: '1002,corpId' }));
    await page.goto(`${portal.url}/phone`);
    await page.locator('[data-fallback]').waitFor({ state: 'visible' });
    expect(portal.seen('POST', '/identity')).toHaveLength(0);
  });

  it("offers DingTalk's own page outside the DingTalk app", async () => {
    page = await browser.newPage();
    await page.goto(`${portal.url}/phone`);
    await page.locator('[data-fallback]').waitFor({ state: 'visible' });
    expect(await page.locator('[data-progress]').isVisible()).toBe(false);
    await page.locator('[data-fallback] button').click();
    await page.waitForURL(/\/oauth$/);
    expect(portal.seen('POST', '/oauth')[0]?.body).toContain('_csrf=preview');
  });

  it('says that it takes longer, and falls back if DingTalk never answers', async () => {
    page = await browser.newPage({ userAgent: DINGTALK_USER_AGENT });
    await page.clock.install();
    await page.goto(`${portal.url}/phone`);
    expect(await page.locator('[data-fallback]').isVisible()).toBe(false);
    expect(await page.locator('[data-slow]').isVisible()).toBe(false);
    await page.clock.runFor(4_500);
    await page.locator('[data-slow]').waitFor({ state: 'visible' });
    expect(await page.locator('[data-fallback]').isVisible()).toBe(false);
    await page.clock.runFor(4_500);
    await page.locator('[data-fallback]').waitFor({ state: 'visible' });
  });

  it('keeps values from the settings inside their data block', async () => {
    page = await browser.newPage();
    await page.goto(`${portal.url}/phone`);
    const text = await page.locator('#connection').textContent();
    expect(JSON.parse(text ?? '')).toEqual({ corpId: 'dingcorp</script>', clientId: 'dingclient' });
  });
});
