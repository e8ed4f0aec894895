import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { clearTickets } from '../database/between-slices.mjs';
import { percentile } from '../load/percentile.mjs';
import { processesOf, processorTimes, spentBetween } from '../processes/processor-time.mjs';
import { startProcess } from '../processes/start-process.mjs';

const CROWDS = [1_000, 2_000, 5_000, 10_000];
const LOGONS_PER_SECOND = 50;
const SECONDS = 30;

/** Milliseconds between two memory readings while people log on. */
const LOOK_MS = 250;

const crowdScript = fileURLToPath(new URL('../processes/crowd.mjs', import.meta.url));

/**
 * How fast browsers start to wait, how much memory each costs, and how soon they get an event while ten thousand wait and people log on.
 */
export async function waitingBrowsers(installation) {
  const product = await waitAt(installation, 'product', installation.server, logOn);
  const floor = await waitAt(installation, 'floor', installation.floor);
  const row = (figure, unit, pick, better) => ({
    figure,
    unit,
    product: [pick(product)],
    floor: [pick(floor)],
    better,
  });
  const [most] = CROWDS.slice(-1);
  return [
    row('browsers that get a code and wait', '/s', ({ rate }) => rate, 'more'),
    ...CROWDS.map((crowd) =>
      row(`server with ${crowd} waiting`, 'MB', ({ resident }) => resident.get(crowd) / 1e6, 'less'),
    ),
    row(`server with ${most} waiting, garbage collected`, 'MB', ({ needed }) => needed.crowd / 1e6, 'less'),
    row('… for each of them', 'KB', ({ needed }) => (needed.crowd - needed.rest) / most / 1e3, 'less'),
    ...told(product.logons),
  ];
}

/** @param during runs while all browsers wait */
async function waitAt(installation, side, server, during) {
  await clearTickets(installation);
  const { ports, url, keys } = installation;
  const pids = Object.fromEntries(
    ['server', 'worker', 'floor'].map((name) => [name, { pid: installation[name].pid }]),
  );
  const crowd = await startProcess({
    name: `crowd-${side}`,
    script: crowdScript,
    folder: installation.database.folder,
    environment: { CROWD: JSON.stringify({ side, keys, ports, url, ...pids }) },
    node: [],
  });
  try {
    const needed = { rest: (await server.ask({ ask: 'memory' })).needed };
    const resident = new Map();
    let rate;
    for (const size of CROWDS) {
      rate = await crowd.ask({ ask: 'grow', size });
      // Without garbage collection: the memory of a server in normal operation.
      resident.set(size, await server.ask({ ask: 'resident' }));
    }
    const logons = await during?.(installation, server, crowd);
    needed.crowd = (await server.ask({ ask: 'memory' })).needed;
    return { rate, resident, needed, logons };
  } finally {
    await crowd.stop();
  }
}

async function logOn(installation, server, crowd) {
  const people = Array.from(
    { length: LOGONS_PER_SECOND * SECONDS },
    (_, logon) => logon % installation.people,
  );
  const codes = await installation.dingtalk.ask({ ask: 'codes', people });
  const isOver = new AbortController();
  const most = mostResident(server, isOver.signal);
  const before = await processors(installation, crowd);
  try {
    const logons = await crowd.ask({ ask: 'logOn', codes, perSecond: LOGONS_PER_SECOND });
    const after = await processors(installation, crowd);
    const spent = Object.keys(after).map((name) => `${name} ${spentSeconds(before[name], after[name])} s`);
    isOver.abort();
    return { ...logons, spent, most: await most };
  } finally {
    isOver.abort();
    await most;
  }
}

/** CPU time from the kernel's accounting (Linux). */
async function processors(installation, crowd) {
  const pids = {
    server: [installation.server.pid],
    worker: [installation.worker.pid],
    PostgreSQL: await processesOf(installation.database),
    DingTalk: [installation.dingtalk.pid],
    browsers: [crowd.pid],
  };
  return Object.fromEntries(Object.entries(pids).map(([name, own]) => [name, processorTimes(own)]));
}

function spentSeconds(before, after) {
  return (spentBetween(before, after) / 1_000).toFixed(1);
}

async function mostResident(server, over) {
  let most = 0;
  while (!over.aborted) {
    most = Math.max(most, await server.ask({ ask: 'resident' }));
    await pause(LOOK_MS);
  }
  return most;
}

function told({ perSecond, toldMs, logonMs, waiting, renewals, errors, seconds, spent, most }) {
  const [often = 'none', ...others] = [...new Set(errors)];
  const row = (figure, product) => ({ figure, unit: '', product });
  const spread = (times) =>
    [0.5, 0.95, 0.99].map((part) => `${percentile(times, part).toFixed(1)} ms`).join(', ');
  return [
    row(`logons beside them, of ${LOGONS_PER_SECOND} that begin in a second`, `${perSecond.toFixed(1)}/s`),
    row('… from the tap to the waiting browser: median, 95 %, 99 %', spread(toldMs)),
    row('… from the scan to the session: the same', spread(logonMs)),
    row('… still waiting afterwards, codes renewed so far', `${waiting}, ${renewals}`),
    row(
      '… failed',
      `${errors.length}${errors.length > 0 ? `: ${often.slice(0, 200)} (${others.length} other kinds)` : ''}`,
    ),
    row('… processor in the meantime', `${spent.join(', ')}, in ${seconds.toFixed(1)} s`),
    row('… server at most meanwhile', `${(most / 1e6).toFixed(0)} MB`),
  ];
}
