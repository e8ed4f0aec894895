import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { codeOf } from './error-code.js';
import { StartFailure } from './start-failure.js';

/**
 * Makes `DATA_DIR` this process's own. The claim of a process that was killed is passed over.
 *
 * @returns gives the folder back
 * @throws StartFailure when another `npm start` uses it, or it cannot be written
 */
export function claimDataDir(dataDir: string): () => void {
  const folder = resolve(dataDir);
  const file = join(folder, 'standalone.lock');
  try {
    mkdirSync(folder, { recursive: true });
    for (let attempt = 0; !claim(file); attempt += 1) {
      const holder = readHolder(file);
      if (attempt > 2 || isAlive(holder)) {
        throw new StartFailure(
          `Another "npm start" (process ${String(holder.pid)}) is using ${folder}. Stop it, or set DATA_DIR to another folder.`,
        );
      }
      discard(file);
    }
  } catch (error) {
    if (error instanceof StartFailure) throw error;
    const reason = codeOf(error) || 'unknown reason';
    throw new StartFailure(
      `DATA_DIR ${folder} cannot be written (${reason}). Set DATA_DIR to a folder that this user may write.`,
      { cause: error },
    );
  }
  return () => {
    rmSync(file, { force: true });
  };
}

interface Holder {
  readonly pid: number;
  /** Tells a process from a later one with the same id; empty where the system does not say. */
  readonly started: string;
}

function claim(file: string): boolean {
  try {
    writeFileSync(file, `${String(process.pid)} ${startOf(process.pid)}`, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function readHolder(file: string): Holder {
  const [pid, started = ''] = readOrNothing(file).split(' ');
  return { pid: Number(pid), started };
}

function isAlive({ pid, started }: Holder): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    // EPERM: it lives, as another user.
    if (codeOf(error) !== 'EPERM') return false;
  }
  return startOf(pid) === started;
}

/** When a process was started, in ticks since the system was: field 22 of proc_pid_stat(5). */
function startOf(pid: number): string {
  const afterName =
    readOrNothing(`/proc/${String(pid)}/stat`)
      .split(') ')
      .at(-1) ?? '';
  return afterName.split(' ')[19] ?? '';
}

function readOrNothing(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // It has just been given back, or the system has no such file.
    return '';
  }
}

/** Renaming first lets only one of several starts pass over the same claim. */
function discard(file: string): void {
  const aside = `${file}.${String(process.pid)}`;
  try {
    renameSync(file, aside);
    rmSync(aside);
  } catch {
    // Somebody else was first.
  }
}
