import { untilDelivered } from '../database/between-slices.mjs';
import { processesOf, processorTimes, spentBetween } from '../processes/processor-time.mjs';
import { logonSteps } from './logon-steps.mjs';

/** Work after the steps of a logon: events are delivered to listeners and sealed in the log. */
export const AFTER = 'deliver, seal';

/**
 * Logs everyone in the installation on while the worker is paused; it does its part afterwards. Gives the CPU time of Node and PostgreSQL for
 * each step of a logon in milliseconds, and the elapsed time (`ms`).
 */
export async function logonCost(installation, side) {
  process.kill(installation.worker.pid, 'SIGSTOP');
  try {
    const times = await logonSteps(installation, side, (_, work) => spent(installation, side.pids, work));
    if (!side.pids.includes(installation.worker.pid)) return times;
    times[AFTER] = await spent(installation, side.pids, async () => {
      process.kill(installation.worker.pid, 'SIGCONT');
      await untilDelivered(installation);
    });
    return times;
  } finally {
    process.kill(installation.worker.pid, 'SIGCONT');
  }
}

/** CPU time in milliseconds a person that these Node processes and PostgreSQL used during the work. */
async function spent(installation, pids, work) {
  const look = async () => ({
    node: processorTimes(pids),
    postgres: processorTimes(await processesOf(installation.database)),
  });
  const before = await look();
  const started = performance.now();
  await work();
  const ms = (performance.now() - started) / installation.people;
  const after = await look();
  return {
    ms,
    node: spentBetween(before.node, after.node) / installation.people,
    postgres: spentBetween(before.postgres, after.postgres) / installation.people,
  };
}
