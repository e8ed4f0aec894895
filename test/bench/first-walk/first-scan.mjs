import { scan } from './scan.mjs';

/** From the line `ready` to the home page of a person who has scanned. */
export async function firstScan(hand, browser, { portal }) {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  await hand.go(page, portal);
  await scan(hand, page, /Alice/);
  await page.getByRole('heading', { name: 'Hello, Alice' }).waitFor();
  await context.close();
}
