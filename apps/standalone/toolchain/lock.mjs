import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { takeLock } from '../src/process-lock.mjs';

/**
 * Runs `work` while no other process holds the lock. A second process waits, also for a suspended holder, which may continue
 * its work: its lock is free only once it ends or dies.
 *
 * @param {string} lock its path; its parent folder is created
 * @param {() => Promise<T>} work
 * @param {{ onWait?: (holder: number) => void }} [options] `onWait` is called once, with the id of the process that holds the lock
 * @returns {Promise<T>}
 * @template T
 */
export async function withLock(lock, work, { onWait } = {}) {
  mkdirSync(dirname(lock), { recursive: true });
  let taken = takeLock(lock);
  if (taken.holder !== undefined) onWait?.(taken.holder);
  while (taken.release === undefined) {
    await pause(100);
    taken = takeLock(lock);
  }
  try {
    return await work();
  } finally {
    taken.release();
  }
}
