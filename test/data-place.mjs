// Where the databases of a test run lie.
import { statfsSync } from 'node:fs';
import { freemem, tmpdir } from 'node:os';

/** A file system in memory, which Linux has by itself. Programs may not be started from it everywhere; data may always be kept. */
const IN_MEMORY = '/dev/shm';

/** Bytes: four times what a whole run was seen to take at the most. */
const NEEDED = 2 * 1024 ** 3;

/**
 * The folder: in memory where there is enough of it, as each spec file has a database of its own, of some thousand files, and to make and remove these is a
 * twentieth of what a run costs on a disk's file system.
 */
export function dataPlace() {
  try {
    const { bavail, bsize } = statfsSync(IN_MEMORY);
    // What is kept there takes the same memory as everything else.
    return bavail * bsize > NEEDED && freemem() > 2 * NEEDED ? IN_MEMORY : tmpdir();
  } catch {
    // No Linux.
    return tmpdir();
  }
}
