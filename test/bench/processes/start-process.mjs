import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const START_TIMEOUT_MS = 60_000;
const probe = fileURLToPath(new URL('probe.mjs', import.meta.url));

/**
 * Starts a script in a process of its own, and waits until it reports that it is running. Its output goes to a file, as with a service,
 * so that the bench spends no time on reading it.
 */
export async function startProcess({ name, script, folder, environment, node }) {
  const logFile = join(folder, `${name}.log`);
  const log = openSync(logFile, 'w');
  const child = spawn(process.execPath, [...node, '--expose-gc', '--import', probe, script], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...environment },
    cwd: folder,
    stdio: ['ignore', log, log, 'ipc'],
  });
  closeSync(log);
  await untilRunning(name, child, logFile);
  let asked = 0;
  return {
    pid: child.pid,
    /** Sends the process a question (see `probe.mjs`, `dingtalk.mjs`, `crowd.mjs`) and gives its answer. Fails if the process ends without one. */
    async ask(question) {
      asked += 1;
      const id = asked;
      const answer = new Promise((resolve, reject) => {
        const ended = () =>
          reject(new Error(`${name} ended:\n${readFileSync(logFile, 'utf8').slice(-2_000)}`));
        const hear = (message) => {
          if (message.id !== id) return;
          child.off('message', hear).off('exit', ended);
          resolve(message.answer);
        };
        child.on('message', hear).once('exit', ended);
      });
      child.send({ id, ...question });
      return answer;
    },
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      await once(child, 'exit');
    },
  };
}

async function untilRunning(name, child, logFile) {
  const deadline = Date.now() + START_TIMEOUT_MS;
  while (!readFileSync(logFile, 'utf8').includes('is running')) {
    if (child.exitCode !== null || Date.now() > deadline) {
      throw new Error(`${name} did not start:\n${readFileSync(logFile, 'utf8')}`);
    }
    await pause(50);
  }
}
