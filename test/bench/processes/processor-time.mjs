import { readdirSync, readFileSync } from 'node:fs';

/**
 * Milliseconds of the processor's time that processes have had, by the kernel's accounting (Linux). Threads and processes that have
 * ended count no more: look before and after a time in which none does, as pools keep theirs.
 */
export function processorTimeOf(pids) {
  return pids
    .flatMap((pid) => list(`/proc/${pid}/task`).map((thread) => `/proc/${pid}/task/${thread}/schedstat`))
    .reduce((sum, file) => sum + Number(read(file).split(' ')[0]) / 1e6, 0);
}

/** The process of PostgreSQL that started the others, and those. */
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
    return []; // it has just ended
  }
}

function read(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
