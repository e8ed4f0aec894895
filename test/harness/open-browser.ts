import { existsSync } from 'node:fs';
import sparticuz from '@sparticuz/chromium';
import { chromium, type Browser } from 'playwright-core';

/** Flags that stop a browser in a test from doing anything on its own. */
const QUIET = [
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Paths of an installed Chrome or Edge, for systems on which the npm package's Chromium does not run. */
const INSTALLED: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  // For CPU architectures without a Chromium in the package.
  linux: ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

/** Starts a headless browser. Throws with instructions if there is none: no journey is skipped. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = await browserPath();
  // Root, as which containers run tests, cannot set up the browser's sandbox.
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
