import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../../../apps/standalone/toolchain/places.mjs';
import { removeCluster } from '../../cluster-guard.mjs';
import { freePort } from '../processes/free-port.mjs';

const PASSWORD = 'a-demo-password-for-the-walk';

/**
 * Runs `npm start` as in a fresh clone; without `isClone`, in this folder, where everything is built.
 * Gives the last lines of its output, and how long it took until it was ready.
 */
export async function begin({ isClone }) {
  const data = mkdtempSync(join(tmpdir(), 'openeiam-walk-'));
  const folder = isClone ? join(data, 'clone') : root;
  if (isClone) execFileSync('git', ['clone', '--quiet', root, folder]);
  const settings = { DEMO_PASSWORD: PASSWORD, DATABASE_URL: '', REDIS_URL: '', PUBLIC_URL: '' };
  const places = { DATA_DIR: join(data, 'data'), PORT: await freePort(), SIMULATOR_PORT: await freePort() };
  const env = { ...process.env, ...settings, ...places };
  const started = performance.now();
  const child = spawn('npm', ['start'], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  const ready = await readyLine(child);
  const seconds = (performance.now() - started) / 1_000;
  const [portal, simulator] = Array.from(ready.matchAll(/http:\/\/\S+?(?=[,\s]|$)/g), ([address]) => address);
  return {
    seconds,
    /** The logon page, as in the line `ready`. */
    portal,
    simulator,
    /** Runs an operator's command; gives its output. */
    cli: (args, input) =>
      execFileSync('npm', ['run', '-s', 'cli', '--', ...args], { cwd: folder, env, input, encoding: 'utf8' }),
    async end() {
      process.kill(-child.pid, 'SIGINT');
      if (child.exitCode === null) await once(child, 'exit');
      await removeCluster(data);
    },
  };
}

async function readyLine(child) {
  for await (const line of createInterface(child.stdout)) {
    if (!line.startsWith('ready')) continue;
    child.stdout.resume();
    return line;
  }
  throw new Error('npm start ended before it was ready');
}
