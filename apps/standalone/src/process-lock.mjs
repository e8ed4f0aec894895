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

/** Errors of `rename` when the lock is held: the last two on Windows, `ENOTDIR` for a lock file of an older version. */
const IS_HELD = new Set(['ENOTEMPTY', 'EEXIST', 'ENOTDIR', 'EPERM', 'EACCES']);
/** A failed attempt means that another process held the lock for a moment; many failures mean another fault. */
const MOST_ATTEMPTS = 100;

/**
 * Takes a lock for this process, unless a running process holds it, even if that one is suspended. Plain JavaScript, because the toolchain
 * needs it before anything is built.
 *
 * A lock is a folder with one file, named after its holder. A process creates a folder with its own file and renames it to the lock. The
 * system allows that only if the lock does not exist or is an empty folder, so there is never a second holder. A holder's file is removed
 * by its name, either by the holder or after its death. Names are never reused, so a late removal cannot hit the next holder.
 *
 * @param {string} lock path of the lock, in a folder that exists
 * @returns {{ holder: number } | { release: () => void }} the id of the process that holds it, or a function to release it
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
    // Windows cannot rename to an existing folder, not even to an empty one.
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

/** Older versions used a file as the lock: process id, a space, start. */
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
    // It is gone already, or an older version's lock has become a folder. Otherwise the lock stays, and taking it fails.
  }
}

function removeIfEmpty(folder) {
  try {
    rmdirSync(folder);
  } catch {
    // Another process holds it, or has removed it.
  }
}
