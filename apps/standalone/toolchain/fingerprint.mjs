import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './places.mjs';

/** Files that influence the build besides the sources. */
const SETTINGS = [
  '.swcrc',
  'package.json',
  'package-lock.json',
  'apps/standalone/toolchain/build.mjs',
  'apps/standalone/toolchain/pack.mjs',
];

/**
 * A fingerprint of path, size and modification time of every file that the build depends on. It reads no file, so an
 * unchanged tree is recognised at once.
 *
 * @param {readonly string[]} files relative to the top
 * @returns {string} SHA-256 in hexadecimal
 */
export function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of [...SETTINGS, ...files]) {
    const found = statSync(join(root, file), { throwIfNoEntry: false });
    hash.update(`${file}\0${found?.size}\0${found?.mtimeMs}\n`);
  }
  return hash.digest('hex');
}
