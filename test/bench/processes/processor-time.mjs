import { readdirSync, readFileSync } from 'node:fs';

/** CPU time of each process so far in milliseconds, from the kernel's accounting (Linux). */
export function processorTimes(pids) {
  return new Map(pids.map((pid) => [Number(pid), processorTimeOf(pid)]));
}

function processorTimeOf(pid) {
  return list(`/proc/${pid}/task`)
    .map((thread) => read(`/proc/${pid}/task/${thread}/schedstat`))
    .reduce((sum, stat) => sum + Number(stat.split(' ')[0]) / 1e6, 0);
}

/** CPU time between two readings in milliseconds, including processes that started meanwhile. */
export function spentBetween(before, after) {
  return [...after].reduce((sum, [pid, ms]) => sum + Math.max(0, ms - (before.get(pid) ?? 0)), 0);
}

/** PostgreSQL's main process and its children. */
export async function processesOf(database) {
  const [{ pid }] = await database.sql('select pg_backend_pid() as pid');
  const server = parentOf(pid);
  return [server, ...list('/proc').filter((name) => /^\d+$/.test(name) && parentOf(name) === server)];
}

function parentOf(pid) {
  return Number(/^PPid:\s+(\d+)$/m.exec(read(`/proc/${pid}/status`))?.[1]);
}

function list(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return []; // the process has just ended
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
