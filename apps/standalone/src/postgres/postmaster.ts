import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const POLL_MS = 25;

/** The data of a running server in `postmaster.pid`. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  readonly isReady: boolean;
}

/** Lines of `postmaster.pid`, counted from 0; PostgreSQL's `utils/pidfile.h` defines them. */
const LINE = { pid: 0, port: 3, status: 7 } as const;

/** Finds the server of a data folder; undefined when no PostgreSQL is running on it. */
export function findPostmaster(dataFolder: string): Postmaster | undefined {
  const lines = readLines(join(dataFolder, 'postmaster.pid'));
  const pid = Number(lines[LINE.pid]);
  if (!(pid > 0) || !isPostgres(pid)) return undefined;
  return { pid, port: Number(lines[LINE.port]), isReady: lines[LINE.status]?.trim() === 'ready' };
}

/** Removes the `postmaster.pid` of a killed server, whose process id may be in use again. */
export function forgetKilledPostmaster(dataFolder: string): void {
  if (findPostmaster(dataFolder) === undefined) rmSync(join(dataFolder, 'postmaster.pid'), { force: true });
}

/**
 * Stops a server: "fast" first, which ends every session and writes everything out; "immediate" when that takes
 * longer than `patienceMs`.
 */
export async function stopPostmaster(pid: number, patienceMs = 20_000): Promise<void> {
  for (const signal of ['SIGINT', 'SIGQUIT', 'SIGKILL'] as const) {
    if (!signalTo(pid, signal)) return;
    const deadline = Date.now() + patienceMs;
    while (Date.now() < deadline) {
      if (!isPostgres(pid)) return;
      await pause(POLL_MS);
    }
  }
}

function signalTo(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    // ESRCH: it has ended already.
    return false;
  }
}

/** Whether a process is running and, if the system reveals it, is a PostgreSQL. A zombie counts as ended. */
function isPostgres(pid: number): boolean {
  if (!signalTo(pid, 0)) return false;
  const [stat = ''] = readLines(`/proc/${String(pid)}/stat`);
  if (stat === '') return true;
  const [, name, state] = /\((.*)\) (\S)/.exec(stat) ?? [];
  return name === 'postgres' && state !== 'Z';
}

function readLines(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split('\n');
  } catch {
    // It does not exist, or is being replaced.
    return [];
  }
}
