import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { freePort } from '../../../test/bench/processes/free-port.mjs';
import { removeCluster } from '../../../test/cluster-guard.mjs';
import { furnish } from './furnish.mjs';
import { live } from './live.mjs';

const PASSWORD = 'a-demo-password-for-pictures';

const own = (path) => fileURLToPath(new URL(`../../../${path}`, import.meta.url));

/** What `npm start` runs, on a folder of its own, with people and a log made up for it. */
export async function openPlace() {
  const folder = mkdtempSync(join(tmpdir(), 'openeiam-pictures-'));
  const guard = [own('test/cluster-guard.mjs'), String(process.pid), folder];
  spawn(process.execPath, guard, { detached: true, stdio: 'ignore' }).unref();
  const port = await freePort();
  const simulatorPort = await freePort();
  const product = await start({ DATA_DIR: folder, PORT: port, SIMULATOR_PORT: simulatorPort });
  const portal = `http://localhost:${port}/t/demo/`;
  const kept = (name) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
  await furnish(kept('postgres.json').url, kept('keys.json').ENCRYPTION_KEYS);
  const ids = {};
  return {
    portal,
    console: `${portal}admin/`,
    simulator: `http://localhost:${simulatorPort}/`,
    /** Parts of addresses. */
    ids,
    /** Logs the owner on, who then does something. Gives the state of the browser. */
    async logOn(browser) {
      const page = await (await browser.newContext({ locale: 'en-GB' })).newPage();
      await page.goto(`${portal}logon?method=password`);
      await page.getByLabel('Username').fill('admin');
      await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL(portal);
      Object.assign(ids, await live(page, portal));
      return page.context().storageState();
    },
    async close() {
      product.kill('SIGTERM');
      if (product.exitCode === null) await once(product, 'exit');
      await removeCluster(folder);
    },
  };
}

/** Starts the production build, and waits until it says that it is ready. */
async function start(places) {
  const settings = { DEMO_PASSWORD: PASSWORD, DATABASE_URL: '', REDIS_URL: '', PUBLIC_URL: '' };
  const child = spawn(process.execPath, [own('dist/apps/standalone/src/main.js')], {
    env: { ...process.env, ...settings, ...places },
    // By the channel it notices that this process has ended, however that came about.
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('ready')) continue;
    child.stdout.resume();
    return child;
  }
  throw new Error('The product did not start');
}
