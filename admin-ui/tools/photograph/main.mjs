import { mkdirSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { BESIDE_CONSOLE } from './beside-console.mjs';
import { openWindow, wishesOf } from './looks.mjs';
import { openPlace } from './place.mjs';
import { PICTURES } from './pictures.mjs';
import { take } from './take.mjs';

const [folder, ...words] = process.argv.slice(2);
const { looks, names } = wishesOf(words);
const pictures = [...BESIDE_CONSOLE, ...PICTURES].filter(
  ({ name }) => names.length === 0 || names.some((part) => name.includes(part)),
);

if (pictures.length === 0) process.exit(0);

mkdirSync(folder, { recursive: true });
const place = await openPlace();
const browser = await chromium.launch({
  executablePath: process.env.CHROME_PATH ?? (await sparticuz.executablePath()),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
});
let faults = 0;
try {
  const storageState = await place.logOn(browser);
  for (const look of looks) {
    const page = await openWindow(browser, { look, storageState });
    for (const picture of pictures) {
      faults += await take(page, { place, picture, look, folder }).catch((error) => {
        console.log(`${picture.name} in ${Object.values(look).join(', ')}: ${error.message}`);
        return 1;
      });
    }
    await page.context().close();
  }
} finally {
  await browser.close();
  await place.close();
}
console.log(`${faults} serious faults, by axe or by pictures that could not be taken.`);
process.exitCode = faults > 0 ? 1 : 0;
