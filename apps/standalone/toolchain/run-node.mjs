import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { node24 } from './node24.mjs';
import { root } from './places.mjs';
import { whenOrphaned } from './when-orphaned.mjs';

/**
 * Runs Node 24 in the foreground until it ends, and passes on its exit code. A stop signal is passed on over the
 * child's channel if it has one, otherwise as a signal. A terminal sends its signals to the child, too.
 *
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, cwd?: string, channel?: boolean }} [options] `channel` opens an IPC channel, over which the
 *   child also notices when this process dies
 * @returns {Promise<number>} exit code; 128 + number of the signal if a signal ended it
 */
export function runNode(args, { env = process.env, cwd = root, channel = false } = {}) {
  const child = spawn(node24(), args, {
    cwd,
    env,
    stdio: ['inherit', 'inherit', 'inherit', ...(channel ? ['ipc'] : [])],
  });
  const passOn = (signal) => {
    if (!channel) child.kill(signal);
    else if (child.connected) child.send({ stop: signal });
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, passOn);
  whenOrphaned(() => passOn('SIGTERM'));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  });
}
