import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../preview/browser.js';
import { FakePortal } from '../../preview/fake-portal.js';

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

beforeEach(async () => {
  portal.reset();
  page = await browser.newPage();
});

afterEach(() => page.close());

const open = () => page.goto(`${portal.url}/t/demo/logon?method=dingtalk-qr`);
const state = (name: string) => page.waitForSelector(`[data-qr][data-state="${name}"]`);
const caption = () => page.locator('[data-caption]:visible .caption-title').textContent();

describe('The QR display', () => {
  it('asks for a ticket with the anti-CSRF value and shows the code', async () => {
    await open();
    await state('created');
    expect(await page.locator('[data-code]').isVisible()).toBe(true);
    expect(portal.seen('POST', '/ticket')[0]?.headers['x-csrf-token']).toBe('preview');
  });

  it('follows the phone: masked name and number, then the way on', async () => {
    await open();
    await state('created');
    portal.tell({ state: 'scanned', name: 'A***', number: '47', remainingSeconds: 60 });
    await state('scanned');
    expect(await page.locator('[data-when="scanned"]').innerText()).toMatch(/A\*\*\*[\s\S]*47/);
    portal.tell({ state: 'confirmed' });
    await page.waitForURL(`${portal.url}/t/demo/arrived`);
    expect(portal.seen('POST', '/redeem')).toHaveLength(1);
  });

  it.each([
    ['denied', 'Declined on the phone'],
    ['conflict', 'Someone else scanned this code'],
    ['cancelled', 'This logon was cancelled'],
  ] as const)('when %s says so in place, and starts again on request', async (end, title) => {
    await open();
    await state('created');
    portal.tell({ state: end });
    await state(end);
    expect(await caption()).toBe(title);
    await page.locator('[data-renew]:visible').click();
    await state('created');
    expect(portal.seen('POST', '/ticket')).toHaveLength(2);
  });

  it('renews an expired code three times by itself, then waits for the person', async () => {
    await open();
    for (let shown = 1; shown <= 4; shown += 1) {
      await portal.streams(shown);
      portal.tell({ state: 'expired' });
    }
    await state('expired');
    expect(portal.seen('POST', '/ticket')).toHaveLength(4);
    await page.locator('[data-renew]:visible').click();
    await state('created');
  });

  it('keeps its size in every state, so that nothing on the page jumps', async () => {
    await open();
    await state('created');
    const height = () => page.locator('main').evaluate((main) => main.getBoundingClientRect().height);
    const before = await height();
    portal.tell({ state: 'scanned', name: 'A***', number: '47' });
    await state('scanned');
    expect(await height()).toBe(before);
    portal.tell({ state: 'conflict' });
    await state('conflict');
    expect(await height()).toBe(before);
  });

  it('polls when the stream is of no use', async () => {
    portal.refuseStreams();
    await open();
    await state('created');
    portal.tell({ state: 'scanned', name: 'A***', number: '47' });
    await state('scanned');
    portal.tell({ state: 'denied' });
    await state('denied');
    expect(portal.seen('GET', '/ticket?after=created').length).toBeGreaterThan(0);
  });

  it.each([
    [429, 'ticket.limit', 'limit', 'Too many codes'],
    [403, 'method.disabled', 'disabled', 'QR code logon is switched off'],
    [503, 'dingtalk.unavailable', 'unavailable', 'DingTalk does not answer'],
    [500, 'internal', 'failed', 'That did not work'],
  ] as const)('tells what a refusal with %i %s means', async (status, code, picture, title) => {
    portal.refuse(status, code);
    await open();
    await state(picture);
    expect(await caption()).toBe(title);
  });

  it('tells when to come back after too many codes', async () => {
    portal.refuse(429, 'ticket.limit');
    await open();
    await state('limit');
    expect(await page.locator('[data-wait]').innerText()).toContain('30');
  });
});
