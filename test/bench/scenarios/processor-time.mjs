import { platform } from 'node:os';
import { untilDelivered } from '../database/between-slices.mjs';
import { logonSteps, STEPS } from '../load/logon-steps.mjs';
import { processesOf, processorTimes, spentBetween } from '../processes/processor-time.mjs';
import { inTurn } from './in-turn.mjs';

/** What is done for a logon after its steps: events go to listeners, and to the log. */
const AFTER = 'deliver, seal';

/**
 * How much of the processor's time a logon takes, in Node and in PostgreSQL, by the kernel's accounting: a machine that does something
 * else besides makes it last longer, but hardly costlier. The worker stands still meanwhile, and does its part afterwards.
 */
export async function processorTime(town) {
  if (platform() !== 'linux') return [];
  const slices = await inTurn(town, (side) => slice(town, side), 3);
  const row = (figure, pick) => ({
    figure,
    unit: 'ms',
    ...Object.fromEntries(Object.entries(slices).map(([side, times]) => [side, times.map(pick)])),
    better: 'less',
  });
  return ['node', 'postgres'].flatMap((where) => {
    const name = where === 'node' ? 'Node' : 'PostgreSQL';
    const sum = (times) => [...STEPS, AFTER].reduce((all, step) => all + (times[step]?.[where] ?? 0), 0);
    return [
      row(`${name} for a logon`, sum),
      ...STEPS.map((step) => row(`… ${step}`, (times) => times[step][where])),
      {
        ...row(`… ${AFTER}`, (times) => times[AFTER]?.[where]),
        floor: undefined,
        peer: undefined,
      },
    ];
  });
}

/** Gives the milliseconds of a logon that Node and PostgreSQL had for each step. */
async function slice(town, side) {
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
  await work();
  const after = await look();
  return {
    node: spentBetween(before.node, after.node) / town.people,
    postgres: spentBetween(before.postgres, after.postgres) / town.people,
  };
}
