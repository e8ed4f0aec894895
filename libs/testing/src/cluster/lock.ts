import { mkdirSync, rmdirSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 20;
/** Longer than the slowest start of a cluster: a process that holds the lock longer has died. */
const STALE_MS = 180_000;

/** Runs `work` while no other process of this test run holds the lock, which is an empty folder. */
export async function withLock<T>(folder: string, work: () => Promise<T>): Promise<T> {
  while (!take(folder)) await pause(POLL_MS);
  try {
    return await work();
  } finally {
    release(folder);
  }
}

function take(folder: string): boolean {
  try {
    mkdirSync(folder);
    return true;
  } catch {
    // Another process holds it.
    const since = statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - since > STALE_MS) release(folder);
    return false;
  }
}

function release(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // A waiting process assumed that this one was dead and removed its lock.
  }
}
