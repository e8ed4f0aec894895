import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { untilDelivered } from '../database/between-slices.mjs';
import { comparison } from './comparison.mjs';
import { processesOf, processorTimes, spentBetween } from '../processes/processor-time.mjs';

/** People of an organisation; `DIRECTORY_PEOPLE` makes it another one. */
const PEOPLE = Number(process.env.DIRECTORY_PEOPLE ?? 20_000);

/** A department has about that many. */
const IN_A_DEPARTMENT = 55;

/** How many change, and leave, between two runs, in per cent. */
const CHANGED = 1;

const CORP = 'dingdemo0000000001';

/** A run that takes longer is stuck, or too much for the machine: nobody waits for it. */
const MOST_SECONDS = Number(process.env.DIRECTORY_SECONDS ?? 300);

/** Between two lines that say how far it is. */
const PROGRESS_MS = 5_000;

/**
 * How long the directory of an organisation takes, from DingTalk's simulator without its limit to accounts: the first run, one that finds
 * nothing, and one after some have changed; and what the worker needs meanwhile. At the end, everybody is compared with it.
 */
export async function directory(town) {
  await untilDelivered(town);
  const dingtalk = `http://localhost:${town.ports.dingtalk}`;
  await asked(dingtalk, 'POST', `/control/crowd/${CORP}`, {
    people: PEOPLE,
    departments: Math.ceil(PEOPLE / IN_A_DEPARTMENT),
  });
  const before = residentOf(town.worker.pid);
  const first = await run(town, 'the first run');
  const again = await run(town, 'a run that finds nothing new');
  for (let number = 1; number <= (PEOPLE * CHANGED) / 100; number += 1)
    await asked(dingtalk, 'PUT', `/control/members/${CORP}/crowd-${number}`, { title: 'Engineer' });
  const changed = await run(town, 'a run after some have changed');
  const peak = Math.max(first.peak, again.peak, changed.peak);
  const row = (figure, { seconds, people, processor }) => ({
    figure,
    unit: '',
    product:
      `${people} people in ${seconds.toFixed(1)} s: ${(people / seconds).toFixed(0)} a second; ` +
      `processor: worker ${processor.worker.toFixed(1)} s, PostgreSQL ${processor.postgres.toFixed(1)} s`,
  });
  return [
    row('directory: the first run', first),
    row('directory: a run that finds nothing new', again),
    row(`directory: a run after ${CHANGED} % have changed`, changed),
    {
      figure: 'directory: most memory of the worker, over rest',
      unit: '',
      product: `${((peak - before) / 1e6).toFixed(0)} MB`,
    },
    await comparison(town),
  ];
}

/** Has the worker make a run, as a schedule would, and says meanwhile how far it is. */
async function run({ database, worker }, name) {
  const before = await processor({ database, worker });
  const [{ id }] = await database.sql(
    `insert into directory.run (id, tenant_id, connection_id, kind, state, is_forced, next_attempt_at, created_at)
     select gen_random_uuid(), c.tenant_id, c.id, 'sync', 'reading', false, now(), now() from dingtalk.connection c
     join tenancy.tenant t on t.id = c.tenant_id where t.slug = 'demo' limit 1 returning id`,
  );
  const began = performance.now();
  let peak = 0;
  let toldAt = began;
  for (;;) {
    const [{ state, failure, people, applied }] = await database.sql(
      'select state, failure, people_read as people, applied from directory.run where id = $1',
      [id],
    );
    peak = Math.max(peak, residentOf(worker.pid));
    const seconds = (performance.now() - began) / 1_000;
    const far = `${name}: ${state}, ${people} people read, ${applied} changes done after ${seconds.toFixed(1)} s`;
    if (state === 'done') {
      console.error(far);
      const after = await processor({ database, worker });
      return {
        seconds,
        people,
        peak,
        processor: {
          worker: spentBetween(before.worker, after.worker) / 1_000,
          postgres: spentBetween(before.postgres, after.postgres) / 1_000,
        },
      };
    }
    if (['failed', 'stopped', 'cancelled'].includes(state)) throw new Error(`${far} (${failure})`);
    if (seconds > MOST_SECONDS) throw new Error(`Too long: ${far}. DIRECTORY_SECONDS allows more.`);
    if (performance.now() - toldAt > PROGRESS_MS) {
      console.error(far);
      toldAt = performance.now();
    }
    await pause(100);
  }
}

/** What the worker and PostgreSQL have had of the processor: other work on the machine makes a run last longer, but hardly costlier. */
async function processor({ database, worker }) {
  return { worker: processorTimes([worker.pid]), postgres: processorTimes(await processesOf(database)) };
}

/** Resident memory of a process, in bytes. */
function residentOf(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(kilobytes) * 1_024;
}

async function asked(base, method, path, body) {
  const response = await fetch(`${base}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
}
