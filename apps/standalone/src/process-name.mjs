import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** `<id>-<start>`, which distinguishes this process from a later one with the same id. */
export function nameOfThisProcess() {
  return `${process.pid}-${lifeOf(process.pid).start}`;
}

/** Whether the process is running whose name `name` is, or begins with. Once it has ended, this stays false. */
export function isAlive(name) {
  const [pid, start = ''] = name.split('-');
  if (!(Number(pid) > 0)) return false;
  const life = lifeOf(pid);
  if (life.hasEnded || (start !== '' && life.start !== '' && life.start !== start)) return false;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    // EPERM: it is running, as another user.
    return error.code === 'EPERM';
  }
}

/** When a process was started (empty if the system does not reveal it), and whether it is a zombie: fields 22 and 3 of proc_pid_stat(5). */
function lifeOf(pid) {
  if (process.platform !== 'linux') return { start: startByPs(pid), hasEnded: false };
  const fields = readOrNothing(`/proc/${pid}/stat`).split(') ').at(-1).split(' ');
  return { start: fields[19] ?? '', hasEnded: ['Z', 'X'].includes(fields[0]) };
}

function startByPs(pid) {
  try {
    const options = { env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' }, stdio: ['ignore', 'pipe', 'ignore'] };
    return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], options)
      .toString()
      .replace(/\W/g, '');
  } catch {
    // Windows has no such program; elsewhere it fails when the process is gone.
    return '';
  }
}

function readOrNothing(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    // The process has just ended, or the system has no such file.
    return '';
  }
}
