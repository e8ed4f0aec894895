import { platform } from 'node:os';
import { AFTER, logonCost } from '../load/logon-cost.mjs';
import { STEPS } from '../load/logon-steps.mjs';
import { inTurn } from './in-turn.mjs';

/**
 * CPU time of a logon in Node and in PostgreSQL, from the kernel's accounting. Other load on the machine makes a logon last longer, but
 * hardly changes its CPU time. The worker is paused meanwhile, and does its part afterwards.
 */
export async function processorTime(installation) {
  if (platform() !== 'linux') return [];
  const slices = await inTurn(installation, (side) => logonCost(installation, side), 3);
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
