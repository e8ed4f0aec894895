import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** What keeps a browser in a test from doing anything of its own. */
const QUIET = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Where an installed Chrome or Edge is found on the systems that the npm package's Chromium does not run on. */
const INSTALLED: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  // For processors that the package has no Chromium for.
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Starts a browser without a screen. Fails, with what to do about it, when there is none: no journey is skipped. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await browserPath();
  // The sandbox of a browser cannot be set up by root, which containers run tests as.
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  try {
    return await chromium.launch({ executablePath, args: [...sandbox, ...QUIET] });
  } catch (error) {
    const [cause = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    throw new Error(
      `No browser for the journeys: ${executablePath} does not start. ${cause} ` +
        'Install its libraries, or name an installed Chrome in CHROME_PATH.',
      { cause: error },
    );
  }
}

async function browserPath(): Promise<string> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') return named;
  if (process.platform === 'linux' && process.arch === 'x64') return sparticuz.executablePath();
  const found = INSTALLED[process.platform]?.find((path) => existsSync(path));
  if (found !== undefined) return found;
  throw new Error('No browser for the journeys: install Chrome, or name one in CHROME_PATH.');
}
