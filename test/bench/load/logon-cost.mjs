import { untilDelivered } from '../database/between-slices.mjs';
import { processesOf, processorTimes, spentBetween } from '../processes/processor-time.mjs';
import { logonSteps } from './logon-steps.mjs';

/** What is done for a logon after its steps: events go to listeners, and to the log. */
export const AFTER = 'deliver, seal';

/**
 * Lets everybody of the town log on, with the worker standing still, which does its part afterwards. Gives the milliseconds that Node and
 * PostgreSQL had for each step of a logon, and how long it took (`ms`).
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

/** Milliseconds for each person that these processes of Node, and PostgreSQL, had during the work. */
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
