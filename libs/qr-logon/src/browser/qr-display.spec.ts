import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../pages/preview/browser.js';
import { until } from '#testing';
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
/** Percentage of the ring that has run down. */
const gone = async () =>
  Number(
    await page
      .locator('[data-ring]')
      .evaluate((ring) => getComputedStyle(ring).strokeDashoffset.replace('px', '')),
  );
const caption = () => page.locator('[data-caption]:visible .caption-title').textContent();

describe('The QR display', () => {
  it('asks for a ticket with the anti-CSRF value and shows the code', async () => {
    await open();
    await state('created');
    expect(await page.locator('[data-code]').isVisible()).toBe(true);
    expect(portal.seen('POST', '/ticket')[0]?.headers['x-csrf-token']).toBe('preview');
  });

  it('follows the phone: first the masked name and the number, then the redirect', async () => {
    await open();
    await state('created');
    portal.tell({ state: 'scanned', name: 'A***', number: '47', remainingSeconds: 60 });
    await state('scanned');
    expect(await page.locator('[data-when="scanned"]').innerText()).toMatch(/A\*\*\*[\s\S]*47/);
    portal.tell({ state: 'confirmed' });
    await page.waitForURL(`${portal.url}/t/demo/arrived`);
    const [redemption, another] = portal.seen('POST', '/redeem');
    expect(redemption?.headers['x-ticket-id']).toBeDefined();
    expect(another).toBeUndefined();
  });

  it.each([
    ['denied', 'Declined on the phone'],
    ['conflict', 'Someone else scanned this code'],
    ['cancelled', 'This logon was cancelled'],
  ] as const)('when %s, says so in place, and starts again on request', async (end, title) => {
    await open();
    await state('created');
    portal.tell({ state: end });
    await state(end);
    expect(await caption()).toBe(title);
    await page.locator('[data-renew]:visible').click();
    await state('created');
    expect(portal.seen('POST', '/ticket')).toHaveLength(2);
    expect(await page.evaluate(() => document.activeElement?.classList.contains('captions'))).toBe(true);
  });

  it('renews an expired code three times by itself, then waits for the person', async () => {
    await open();
    for (let shown = 1; shown <= 4; shown += 1) {
      await portal.streamsOpened(shown);
      portal.tell({ state: 'expired' });
    }
    await state('expired');
    expect(portal.seen('POST', '/ticket')).toHaveLength(4);
    await page.locator('[data-renew]:visible').click();
    await state('created');
  });

  it('renews a code that the server has lost', async () => {
    await open();
    await portal.streamsOpened(1);
    portal.lose();
    await portal.streamsOpened(2);
    await state('created');
    expect(portal.seen('POST', '/ticket')).toHaveLength(2);
  });

  it('says that a code has expired when the server has lost it after the scan', async () => {
    await open();
    await portal.streamsOpened(1);
    portal.tell({ state: 'scanned', name: 'A***', number: '47' });
    await state('scanned');
    portal.lose();
    await state('expired');
    await page.locator('[data-renew]:visible').click();
    await state('created');
    expect(portal.seen('POST', '/ticket')).toHaveLength(2);
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

  it('hides a code that nobody may scan, and gives the time to confirm its own ring', async () => {
    await open();
    await state('created');
    expect(await page.locator('[data-code]').isVisible()).toBe(true);
    portal.tell({ state: 'scanned', name: 'A***', number: '47', remainingSeconds: 30 });
    await state('scanned');
    expect(await page.locator('[data-code]').isVisible()).toBe(false);
    // A ring of thirty seconds has just begun; a busy machine may have used one of them.
    expect(await gone()).toBeLessThan(10);
  });

  it('runs the ring down without an animation, which would redraw the page for every frame while somebody waits', async () => {
    await open();
    await state('created');
    expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
    const before = await gone();
    await until(async () => (await gone()) > before);
  });

  it.each(['refused', 'held', 'held after the first'] as const)(
    'B1: polls where streams are %s, and shows the number from the poll',
    async (streams) => {
      portal.letStreams(streams);
      await open();
      await state('created');
      portal.tell({ state: 'scanned', name: 'A***', number: '47' });
      await state('scanned');
      expect(await page.locator('[data-number]').textContent()).toBe('47');
      portal.tell({ state: 'denied' });
      await state('denied');
      // On a busy machine the first poll may have reported the scan already.
      const polls = ['created', 'scanned'].flatMap((known) => portal.seen('GET', `?after=${known}`));
      expect(polls.length).toBeGreaterThan(0);
    },
  );

  it('B1: does not try a stream again after one was held back', async () => {
    portal.letStreams('held');
    await open();
    await until(() => portal.seen('GET', '?after=created').length > 0);
    portal.tell({ state: 'denied' });
    await page.locator('[data-renew]:visible').click();
    portal.tell({ state: 'scanned', name: 'A***', number: '47' });
    await state('scanned');
    expect(portal.seen('GET', '/events')).toHaveLength(1);
  });

  it('gives its place up when the page leaves, but not when the ticket was over', async () => {
    await open();
    await state('created');
    await page.goto(`${portal.url}/t/demo/elsewhere`);
    await until(() => portal.seen('DELETE', '/ticket').length === 1);
    const [left] = portal.seen('DELETE', '/ticket');
    expect(left?.headers).toMatchObject({
      'x-csrf-token': 'preview',
      'x-ticket-id': '019ac0de-0000-7000-8000-000000000001',
    });
    await open();
    await state('created');
    portal.tell({ state: 'denied' });
    await state('denied');
    await page.goto(`${portal.url}/t/demo/elsewhere`);
    expect(portal.seen('DELETE', '/ticket')).toHaveLength(1);
  });

  it.each([
    [429, 'ticket.limit', 'limit', 'Many people are logging on'],
    [503, 'service.unavailable', 'busy', 'One moment, please'],
  ] as const)(
    'T11: waits calmly after %i %s, and then shows a code by itself',
    async (status, code, picture, title) => {
      portal.refuse(status, code, 2);
      await open();
      await state(picture);
      expect(await caption()).toBe(title);
      expect(await page.locator(`[data-when="${picture}"] .veil-line`).innerText()).toMatch(
        /again in [123] s/,
      );
      portal.accept();
      await state('created');
    },
  );

  it('continues by itself when the network is back, even if its code expired in the meantime', async () => {
    await page.clock.install();
    await open();
    await state('created');
    await page.context().setOffline(true);
    await page.clock.runFor(124_000);
    await state('offline');
    expect(await caption()).toBe('No connection');
    // The clock is paused, so no timer can bring the code: only the notice that the network is back.
    await page.clock.pauseAt((await page.evaluate(() => Date.now())) + 100);
    await page.context().setOffline(false);
    await state('created');
    expect(portal.seen('POST', '/ticket')).toHaveLength(2);
  });

  it.each([
    [403, 'method.disabled', 'disabled', 'QR code logon is switched off'],
    [500, 'internal', 'failed', 'That did not work'],
  ] as const)('tells what a refusal with %i %s means', async (status, code, picture, title) => {
    portal.refuse(status, code);
    await open();
    await state(picture);
    expect(await caption()).toBe(title);
  });
});
