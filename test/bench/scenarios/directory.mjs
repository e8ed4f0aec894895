import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { untilDelivered } from '../database/between-slices.mjs';
import { comparison } from './comparison.mjs';
import { processesOf, processorTimes, spentBetween } from '../processes/processor-time.mjs';

/** People of the organisation; `DIRECTORY_PEOPLE` changes the number. */
const PEOPLE = Number(process.env.DIRECTORY_PEOPLE ?? 20_000);

/** People in a department, on average. */
const IN_A_DEPARTMENT = 55;

/** Per cent of the people who change, and per cent who leave, between two runs. */
const CHANGED = 1;

const CORP = 'dingdemo0000000001';

/** Seconds after which a run counts as stuck, or as too much for the machine. */
const MOST_SECONDS = Number(process.env.DIRECTORY_SECONDS ?? 300);

/** Milliseconds between two lines of progress. */
const PROGRESS_MS = 5_000;

/**
 * How long an import of an organisation's directory takes, from DingTalk's simulator without rate limit to accounts: the first run, one
 * without changes, and one after some changes; and the worker's CPU time and memory meanwhile. At the end, all accounts are compared.
 */
export async function directory(installation) {
  await untilDelivered(installation);
  const dingtalk = `http://localhost:${installation.ports.dingtalk}`;
  await asked(dingtalk, 'POST', `/control/crowd/${CORP}`, {
    people: PEOPLE,
    departments: Math.ceil(PEOPLE / IN_A_DEPARTMENT),
  });
  const before = residentOf(installation.worker.pid);
  const first = await run(installation, 'the first run');
  const again = await run(installation, 'a run that finds nothing new');
  for (let number = 1; number <= (PEOPLE * CHANGED) / 100; number += 1)
    await asked(dingtalk, 'PUT', `/control/members/${CORP}/crowd-${number}`, { title: 'Engineer' });
  const changed = await run(installation, 'a run after some have changed');
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
    await comparison(installation),
  ];
}

/** Has the worker do a run, like a schedule, and prints its progress. */
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

/** CPU time of the worker and PostgreSQL. Other load on the machine makes a run last longer, but hardly changes its CPU time. */
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
