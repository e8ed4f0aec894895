import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../pages/preview/browser.js';
import { SCENES } from '../../preview/scenes.js';
import { FakePortal } from '../../../qr-logon/preview/fake-portal.js';

let portal: FakePortal;
let browser: Browser;
let page: Page;

beforeAll(async () => {
  portal = await FakePortal.start(SCENES);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser.close();
  await portal.close();
});

beforeEach(async () => {
  portal.reset();
  page = await browser.newPage({ timezoneId: 'Asia/Shanghai', locale: 'en-GB' });
});

afterEach(() => page.close());

describe('the script of every page', () => {
  it("shows times in the reader's time zone and keeps relative ones up to date", async () => {
    await page.clock.install();
    await page.goto(`${portal.url}/scene/phone-confirm`);
    await page.locator('time[data-moment="absolute"]', { hasText: '16:29' }).waitFor();
    expect(await page.locator('time[data-age]').textContent()).toBe('30 seconds ago');
    await page.clock.runFor(91_000);
    expect(await page.locator('time[data-age]').textContent()).toBe('2 minutes ago');
  });

  it('reduces a pasted one-time code to its digits, and submits it once', async () => {
    await page.goto(`${portal.url}/scene/logon-email-code`);
    await page.locator('#field-code').fill('123 456');
    await page.waitForURL(/\/logon\/email-code$/);
    expect(portal.seen('POST', '/email-code').map(({ body }) => body)).toEqual(['_csrf=preview&code=123456']);
  });

  it('notifies the other windows of its browser on the page that reports a log-off, and only there', async () => {
    const context = await browser.newContext();
    const [one, other] = [await context.newPage(), await context.newPage()];
    await other.goto(`${portal.url}/scene/attach`);
    await other.evaluate(() => {
      const heard = new Promise((hear) => {
        new BroadcastChannel('openeiam.logged-off').addEventListener('message', ({ data }) => hear(data));
      });
      Object.assign(globalThis, { heard, quiet: Promise.resolve('nothing') });
    });
    const told = () => other.evaluate('Promise.race([heard, quiet])');
    await one.goto(`${portal.url}/scene/logon-email-code`);
    expect(await told()).toBe('nothing');
    await one.goto(`${portal.url}/scene/logged-off`);
    expect(await other.evaluate('heard')).toBe('logged-off');
    await context.close();
  });

  it('submits a form once, however often its button is pressed', async () => {
    await page.goto(`${portal.url}/scene/attach`);
    await page.evaluate(() => {
      const button = document.querySelector('button');
      button?.click();
      button?.click();
    });
    await page.waitForURL(/\/attach\/start$/);
    expect(portal.seen('POST', '/attach/start')).toHaveLength(1);
  });

  it("removes DingTalk's code and state from the address", async () => {
    await page.goto(`${portal.url}/scene/phone-used?lang=en&code=c&authCode=c&state=s`);
    await page.waitForURL(`${portal.url}/scene/phone-used?lang=en`);
  });

  it('shows a password while its button is pressed, and submits it from a password field', async () => {
    await page.goto(`${portal.url}/scene/logon-password`);
    const field = page.getByLabel('Password');
    await field.fill('secret');
    await page.getByRole('button', { name: 'Show what is typed' }).click();
    expect(await field.getAttribute('type')).toBe('text');
    await page.evaluate(() => {
      document.querySelector('form')?.addEventListener('submit', () => {
        document.title = document.querySelector<HTMLInputElement>('#field-password')?.type ?? '';
      });
      document.querySelector('form')?.addEventListener('submit', (event) => event.preventDefault());
    });
    await page.getByLabel('Username').fill('alice');
    await page.getByRole('button', { name: 'Log on' }).click();
    expect(await page.title()).toBe('password');
  });

  it('counts down the time until a paused logon can be retried', async () => {
    await page.clock.install();
    await page.goto(`${portal.url}/scene/logon-password-blocked`);
    const notice = page.getByRole('alert');
    await notice.getByText('You can try again in 10:00.').waitFor();
    await page.clock.runFor(61_000);
    expect(await notice.innerText()).toContain('You can try again in 8:59.');
    await page.clock.runFor(540_000);
    expect(await notice.innerText()).toContain('You can try again now.');
  });

  it('focuses the password when the username is filled in already', async () => {
    await page.goto(`${portal.url}/scene/logon-password-wrong`);
    await page.waitForFunction(() => document.activeElement?.id === 'field-password');
  });
});
