import { logonSteps, STEPS } from '../load/logon-steps.mjs';
import { inTurn } from './in-turn.mjs';

/** Logons a second, and how long a server is busy with each step. */
export async function fullLogons(installation) {
  const slices = await inTurn(installation, (side) => slice(installation, side));
  const row = (figure, unit, pick, better) => ({
    figure,
    unit,
    ...Object.fromEntries(Object.entries(slices).map(([side, times]) => [side, times.map(pick)])),
    better,
  });
  return [
    row('full logons', '/s', (ms) => 1000 / STEPS.reduce((sum, step) => sum + ms[step], 0), 'more'),
    ...STEPS.map((step) => row(`of a logon: ${step}`, 'ms', (ms) => ms[step], 'less')),
  ];
}

/** Gives the milliseconds a logon for each step. */
async function slice(installation, side) {
  const ms = await logonSteps(installation, side, (_, work) => work());
  return Object.fromEntries(STEPS.map((step) => [step, ms[step] / installation.people]));
}
