import { untilDelivered } from '../database/between-slices.mjs';
import { processesOf, processorTimes, spentBetween } from '../processes/processor-time.mjs';
import { logonSteps } from './logon-steps.mjs';

/** Work after the steps of a logon: events are delivered to listeners and sealed in the log. */
export const AFTER = 'deliver, seal';

/**
 * Logs everyone in the town on while the worker is paused; it does its part afterwards. Gives the CPU time of Node and PostgreSQL for
 * each step of a logon in milliseconds, and the elapsed time (`ms`).
 */
export async function logonCost(town, side) {
  process.kill(town.worker.pid, 'SIGSTOP');
  try {
    const times = await logonSteps(town, side, (_, work) => spent(town, side.pids, work));
    if (!side.pids.includes(town.worker.pid)) return times;
    times[AFTER] = await spent(town, side.pids, async () => {
      process.kill(town.worker.pid, 'SIGCONT');
      await untilDelivered(town);
    });
    return times;
  } finally {
    process.kill(town.worker.pid, 'SIGCONT');
  }
}

/** CPU time in milliseconds a person that these Node processes and PostgreSQL used during the work. */
async function spent(town, pids, work) {
  const look = async () => ({
    node: processorTimes(pids),
    postgres: processorTimes(await processesOf(town.database)),
  });
  const before = await look();
  const started = performance.now();
  await work();
  const ms = (performance.now() - started) / town.people;
  const after = await look();
  return {
    ms,
    node: spentBetween(before.node, after.node) / town.people,
    postgres: spentBetween(before.postgres, after.postgres) / town.people,
  };
}
