import { randomBytes } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmdirSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { isAlive, nameOfThisProcess } from './process-name.mjs';

/** Error codes of `rename` for a held lock. `EPERM` and `EACCES` occur on Windows, `ENOTDIR` for a file left by an older version. */
const IS_HELD = new Set(['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM', 'EACCES']);
/** An attempt fails when another process had the lock for a moment, so many failures have another cause. */
const MOST_ATTEMPTS = 100;

/**
 * Takes a lock for this process, unless a living process holds it, even a suspended one. This is plain JavaScript, because the
 * toolchain needs it before the build.
 *
 * A lock is a folder with one file, named after its holder. To take it, the process prepares a folder with its own file and
 * renames it to the lock. The rename succeeds only if the lock does not exist or is an empty folder, so no two processes hold it.
 * The holder's file is removed by its name, by the holder or after the holder has died. A name is never used again, so a late
 * removal cannot affect the next holder.
 *
 * @param {string} lock path of the lock, in a folder that exists
 * @returns {{ holder: number } | { release: () => void }} the id of the process that holds it, or how to give it back
 */
export function takeLock(lock) {
  const name = `${nameOfThisProcess()}-${randomBytes(8).toString('hex')}`;
  for (let attempt = 1; ; attempt += 1) {
    const holder = livingHolder(lock);
    if (holder !== undefined) return { holder };
    try {
      moveInto(lock, name);
      break;
    } catch (error) {
      if (attempt === MOST_ATTEMPTS || !IS_HELD.has(error.code)) throw error;
    }
  }
  removeLeftovers(lock);
  return { release: () => release(lock, name) };
}

function moveInto(lock, name) {
  const aside = `${lock}.${name}`;
  mkdirSync(aside);
  try {
    writeFileSync(join(aside, name), '');
    // Windows cannot rename to an existing folder, even an empty one.
    removeIfEmpty(lock);
    renameSync(aside, lock);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    throw error;
  }
}

function release(lock, name) {
  removeFile(join(lock, name));
  removeIfEmpty(lock);
}

/** Returns the process that holds the lock, if any. Removes the files of dead processes. */
function livingHolder(lock) {
  for (const { name, file } of holdersOf(lock)) {
    if (isAlive(name)) return Number.parseInt(name, 10);
    removeFile(file);
  }
  return undefined;
}

function holdersOf(lock) {
  try {
    return readdirSync(lock).map((name) => ({ name, file: join(lock, name) }));
  } catch (error) {
    if (error.code === 'ENOENT') return [];
    if (error.code !== 'ENOTDIR') throw error;
    return [{ name: nameInFile(lock), file: lock }];
  }
}

/** In older versions, a lock was a file with process id, a space, and start time. */
function nameInFile(lock) {
  try {
    return readFileSync(lock, 'utf8').replace(' ', '-');
  } catch (error) {
    // Another process has just removed it, and perhaps taken the lock.
    if (error.code === 'ENOENT' || error.code === 'EISDIR') return '';
    throw error;
  }
}

/** Removes the folders of processes that died while they took the lock. */
function removeLeftovers(lock) {
  const start = `${basename(lock)}.`;
  for (const entry of readdirSync(dirname(lock))) {
    const name = entry.startsWith(start) ? entry.slice(start.length) : '';
    if (/^\d/.test(name) && !isAlive(name))
      rmSync(join(dirname(lock), entry), { recursive: true, force: true });
  }
}

function removeFile(file) {
  try {
    unlinkSync(file);
  } catch {
    // It is gone, or an older version's lock has become a folder. For any other error, the lock stays, and taking it fails.
  }
}

function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // Another process holds it, or has removed it.
  }
}
