import jsQR from 'jsqr';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from '../../../pages/preview/browser.js';
import { FakePortal, SCAN_URL } from '../../preview/fake-portal.js';

let portal: FakePortal;
let browser: Browser;
let reader: Page;

beforeAll(async () => {
  portal = await FakePortal.start();
  browser = await launchBrowser();
  reader = await browser.newPage();
});

afterAll(async () => {
  await browser.close();
  await portal.close();
});

/** The content of the code that a camera would read from this page, as it is on the screen. */
async function read(page: Page): Promise<string | undefined> {
  const png = await page.locator('.stage').screenshot({ animations: 'disabled' });
  // Another page decodes the picture, as this one does not let scripts draw it.
  const { grey, width, height } = await reader.evaluate(async (picture) => {
    const image = new Image();
    image.src = `data:image/png;base64,${picture}`;
    await image.decode();
    const { width, height } = image;
    const context = new OffscreenCanvas(width, height).getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data = [] } = context?.getImageData(0, 0, width, height) ?? {};
    // One character per pixel: an array of numbers would take seconds to transfer.
    const letters = Array.from({ length: width * height }, (_, n) => String.fromCharCode(data[4 * n] ?? 0));
    return { grey: btoa(letters.join('')), width, height };
  }, png.toString('base64'));
  const pixels = Uint8ClampedArray.from(
    [...Buffer.from(grey, 'base64')].flatMap((one) => [one, one, one, 255]),
  );
  return jsQR.default(pixels, width, height)?.data;
}

describe('The displayed code', () => {
  it.each([
    ['light', 'none', 1280, 860],
    ['dark', 'none', 1280, 860],
    ['light', 'active', 1280, 860],
    ['dark', 'active', 1280, 860],
    ['dark', 'none', 900, 560],
    ['light', 'none', 834, 1112],
    ['light', 'active', 390, 600],
    ['dark', 'active', 390, 600],
    ['light', 'none', 390, 844],
    ['light', 'none', 390, 600],
    ['dark', 'none', 320, 480],
  ] as const)(
    'can be scanned in a %s theme, with forced colours %s, %i wide and %i high, with the app’s mark in its middle',
    async (colorScheme, forcedColors, width, height) => {
      const page = await browser.newPage({
        colorScheme,
        forcedColors,
        reducedMotion: 'reduce',
        viewport: { width, height },
      });
      await page.goto(`${portal.url}/t/demo/logon?method=dingtalk-qr`);
      await page.locator('[data-state="created"]').waitFor();
      await page.locator('.code-mark').waitFor();
      expect(await read(page)).toBe(SCAN_URL);
      await page.close();
    },
  );

  it.each([
    ['light', 720],
    ['dark', 720],
    ['light', 480],
  ] as const)(
    'stands on white with a quiet zone of four modules when colours are forced in a %s theme, %i high',
    async (colorScheme, height) => {
      const viewport = { width: 390, height };
      const page = await browser.newPage({ colorScheme, forcedColors: 'active', viewport });
      await page.goto(`${portal.url}/t/demo/logon?method=dingtalk-qr`);
      await page.locator('[data-state="created"]').waitFor();
      const ground = page.locator('.code-face');
      expect(await ground.evaluate((face) => getComputedStyle(face).backgroundColor)).toBe(
        'rgb(255, 255, 255)',
      );
      const quiet = await ground.evaluate((face) => {
        const image = face.querySelector('img')?.getBoundingClientRect() ?? new DOMRect();
        const around = face.getBoundingClientRect();
        return Math.min(image.left - around.left, image.top - around.top) / image.width;
      });
      const picture = await ground.locator('img').getAttribute('src');
      const modules = Number(/viewBox="0 0 (\d+) /.exec(decodeURIComponent(picture ?? ''))?.[1]);
      expect(quiet * modules).toBeGreaterThanOrEqual(4);
      await page.close();
    },
  );
});
