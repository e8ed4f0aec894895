// The folder for the databases of a test run.
import { statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

/** Linux's file system in memory. Programs may be forbidden to start from it, but data can always be kept there. */
const IN_MEMORY = '/dev/shm';

/** Bytes: four times the most that a whole run has needed. */
const NEEDED = 2 * 1024 ** 3;

/**
 * The folder: in memory if there is enough. Each spec file has a database of its own with some thousand files; creating and removing them
 * takes a twentieth of a run on a disk's file system.
 */
export function dataPlace() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    // Data in it uses the same memory as everything else.
    return bavail * bsize > NEEDED && freemem() > 2 * NEEDED ? IN_MEMORY : tmpdir();
  } catch {
    // Not Linux.
    return tmpdir();
  }
}
