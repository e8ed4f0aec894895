// Waits until the process of a test run has ended, then stops and removes the run's PostgreSQL cluster.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const POLL_MS = 300;

/** Stops the server of a cluster at once, since its data is not needed, and removes its folder. */
export async function removeCluster(folder) {
  const pid = serverOf(folder);
  if (pid > 0 && signal(pid, 'SIGQUIT')) while (signal(pid, 0)) await pause(20);
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  rmSync(`${folder}.lock`, { recursive: true, force: true });
}

function serverOf(folder) {
  try {
    return Number(readFileSync(join(folder, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  } catch {
    // No server was started, or it has ended.
    return 0;
  }
}

function signal(pid, name) {
  try {
    process.kill(pid, name);
    return true;
  } catch {
    // ESRCH: it has ended.
    return false;
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [run, folder] = process.argv.slice(2);
  while (signal(Number(run), 0)) await pause(POLL_MS);
  await removeCluster(folder);
}
