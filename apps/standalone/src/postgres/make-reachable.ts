import { chmodSync, readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { RunAs } from './run-as.js';

const OTHERS_MAY_PASS = 0o001;
const OTHERS_MAY_READ = 0o004;
const ANYBODY_MAY_RUN = 0o111;

/**
 * Lets another user pass through the folders above `path` without listing them, like `chmod o+x`. Only needed when PostgreSQL runs as
 * another user.
 *
 * @returns the folders whose mode was changed
 */
export function openWayTo(path: string, runAs: RunAs): readonly string[] {
  if (runAs.uid === undefined) return [];
  const parents: string[] = [];
  for (let folder = dirname(path); folder !== dirname(folder); folder = dirname(folder)) parents.push(folder);
  return parents.filter((folder) => addMode(folder, OTHERS_MAY_PASS));
}

/** Lets another user read and run PostgreSQL's own programs, which a strict umask may have prevented at installation. */
export function openPrograms(folder: string, runAs: RunAs): void {
  if (runAs.uid === undefined) return;
  addMode(folder, OTHERS_MAY_PASS | OTHERS_MAY_READ);
  for (const entry of readdirSync(folder, { withFileTypes: true, recursive: true })) {
    const path = join(entry.parentPath, entry.name);
    if (entry.isDirectory()) addMode(path, OTHERS_MAY_PASS | OTHERS_MAY_READ);
    else if (entry.isFile()) addMode(path, OTHERS_MAY_READ | runMode(path));
  }
}

function runMode(file: string): number {
  return (statSync(file).mode & ANYBODY_MAY_RUN) === 0 ? 0 : OTHERS_MAY_PASS;
}

function addMode(path: string, wanted: number): boolean {
  const { mode } = statSync(path);
  if ((mode & wanted) === wanted) return false;
  chmodSync(path, (mode & 0o7777) | wanted);
  return true;
}
