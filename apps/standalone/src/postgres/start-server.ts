import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';
import { StartFailure } from '../start-failure.js';
import type { Binaries } from './binaries.js';
import { findPostmaster, forgetKilledPostmaster, type Postmaster } from './postmaster.js';
import type { RunAs } from './run-as.js';

/** Milliseconds for a start that includes crash recovery. */
const START_TIMEOUT_MS = 60_000;
const POLL_MS = 25;

/** After a kill, the old server's child processes may need a moment to notice and release its memory. */
const STILL_IN_USE = /shared memory block .* is still in use|lock file "postmaster.pid" already exists/;

export interface ServerStart {
  readonly binaries: Binaries;
  readonly dataFolder: string;
  readonly port: number;
  readonly logFile: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly runAs: RunAs;
}

/** Starts the server of a data folder and waits until it accepts connections. */
export async function startServer(start: ServerStart): Promise<Postmaster> {
  const deadline = Date.now() + START_TIMEOUT_MS;
  for (;;) {
    forgetKilledPostmaster(start.dataFolder);
    const result = await tryStart(start, deadline);
    if (typeof result !== 'string') return result;
    if (!STILL_IN_USE.test(result) || Date.now() > deadline) {
      throw new StartFailure(
        `The embedded PostgreSQL did not start: ${lastReason(result)} (log: ${start.logFile})`,
      );
    }
    await pause(POLL_MS * 10);
  }
}

/** Returns the running server, or its output if it failed. */
async function tryStart(start: ServerStart, deadline: number): Promise<Postmaster | string> {
  const log = openSync(start.logFile, 'a', 0o600);
  const logged = statSync(start.logFile).size;
  const parameters = Object.entries(start.parameters).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  // Its own process group: Ctrl-C must reach it only after the product has closed its connections.
  const child = spawn(
    start.binaries.postgres,
    ['-D', start.dataFolder, '-p', String(start.port), ...parameters],
    {
      ...start.runAs,
      cwd: tmpdir(),
      detached: true,
      stdio: ['ignore', log, log],
    },
  );
  closeSync(log);
  let failure: string | undefined;
  child.on('error', (error) => (failure = `FATAL: ${error.message}`));
  child.on('exit', () => (failure ??= readFileSync(start.logFile).subarray(logged).toString()));
  child.unref();
  while (Date.now() < deadline && failure === undefined) {
    const running = findPostmaster(start.dataFolder);
    if (running?.isReady === true && running.pid === child.pid) {
      child.removeAllListeners('exit'); // it has started: the reason for a later end is in its log
      return running;
    }
    await pause(POLL_MS);
  }
  child.kill('SIGQUIT');
  return failure ?? 'FATAL: it was not ready in time';
}

function lastReason(output: string): string {
  const reason = output.split('\n').findLast((line) => /(FATAL|PANIC|ERROR):/.test(line));
  return reason?.replace(/^.*?(?:FATAL|PANIC|ERROR): */, '') ?? 'it ended without a reason';
}
