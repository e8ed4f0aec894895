import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { cache } from './places.mjs';

/**
 * Gives `work` a new folder to build in, and removes it afterwards. Only for whoever holds the lock: what is there already was
 * left by processes that were killed, and is removed first. Never the same folder twice, because the compiler of one
 * that was killed may still write.
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
