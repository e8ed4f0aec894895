import { readFileSync } from 'node:fs';

const POLL_MS = 500;

/**
 * Calls `orphaned` once when npm, or the shell in which npm runs a script, is gone. Killing npm does not always stop the
 * script, because the shell in between does not pass on signals.
 *
 * @param {() => void} orphaned
 * @returns {() => void} stops watching
 */
export function whenOrphaned(orphaned) {
  // A process that was started by hand may outlive its shell on purpose.
  if (process.env.npm_lifecycle_event === undefined) return () => undefined;
  const [parent, grandparent] = ancestors();
  const watch = setInterval(() => {
    const [parentNow, grandparentNow] = ancestors();
    if (parentNow === parent && grandparentNow === grandparent) return;
    clearInterval(watch);
    orphaned();
  }, POLL_MS);
  watch.unref();
  return () => clearInterval(watch);
}

function ancestors() {
  return [process.ppid, parentOf(process.ppid)];
}

/** Field 4 of proc_pid_stat(5); undefined on systems that have no such file. */
function parentOf(pid) {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ')[1];
  } catch {
    return undefined;
  }
}
