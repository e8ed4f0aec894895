import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './places.mjs';

/**
 * Gives `work` a new folder to build in, and removes it afterwards. The caller must hold the lock: existing folders were
 * left by killed processes, and are removed first. A folder is never reused, because the compiler of a killed process may
 * still write to it.
 *
 * @param {(folder: string) => Promise<void>} work
 */
export async function aside(work) {
  mkdirSync(cache, { recursive: true });
  for (const left of readdirSync(cache)) rmSync(join(cache, left), { recursive: true, force: true });
  const folder = mkdtempSync(join(cache, 'aside-'));
  try {
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
