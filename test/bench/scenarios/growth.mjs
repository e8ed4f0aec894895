import { setTimeout as pause } from 'node:timers/promises';
import { untilDelivered } from '../database/between-slices.mjs';
import { fill } from '../growth/fill.mjs';
import { AFTER, logonCost } from '../load/logon-cost.mjs';
import { STEPS } from '../load/logon-steps.mjs';
import { productOf } from '../load/product-browser.mjs';
import { searchLog } from './audit-search.mjs';

const SLICES = 5;

/** The log has a tenth of the records of two years, since filling it takes long. */
const SIZE = {
  accounts: Number(process.env.GROWTH_ACCOUNTS ?? 1_000_000),
  tickets: Number(process.env.GROWTH_TICKETS ?? 10_000_000),
  records: Number(process.env.BENCH_RECORDS ?? 1_000_000),
};

/** Milliseconds that finished tickets may exceed their day: the purge runs every five minutes. */
const PURGE_PATIENCE_MS = 420_000;

/** Cost of a logon and an auditor's waiting time after two years of a large organisation, beside an empty database. */
export async function growth(installation) {
  const full = await installation.openBeside('grown', (database) => fill(database, installation.keys, SIZE));
  try {
    const opened = performance.now();
    const before = await oldTickets(full);
    const logons = await logonsInTurn(installation, full);
    const [{ id }] = await full.database.sql(`select id from tenancy.tenant where slug = 'demo'`);
    const { rows, late } = await searchLog(full, id);
    const slow = Object.entries(late).filter(([, ms]) => ms >= 100);
    return [
      ...logons,
      {
        figure: 'log of two years: filters whose 95th percentile is 100 ms or more',
        unit: '',
        product: slow.map(([figure, ms]) => `${figure} ${ms.toFixed(0)} ms`).join(', ') || 'none',
      },
      ...rows,
      await purged(full, before, opened),
      ...(await sizes(full)),
    ];
  } finally {
    await full.close();
  }
}

/** Slice by slice in turn, as the speed of a machine varies. The first slice of each warms up. */
async function logonsInTurn(installation, full) {
  const slices = { full: [], empty: [] };
  for (let turn = 0; turn <= SLICES; turn += 1) {
    for (const [name, one] of Object.entries({ full, empty: installation })) {
      await untilDelivered(one);
      await one.database.sql('checkpoint');
      // After a checkpoint, PostgreSQL writes each page whole once. These logons bear that cost, as checkpoints are minutes apart.
      await logonCost(one, productOf(one));
      const cost = await logonCost(one, productOf(one));
      if (turn > 0) slices[name].push(cost);
    }
  }
  const row = (figure, unit, pick, better) => ({
    figure: `${figure}: full, empty`,
    unit,
    product: slices.full.map(pick),
    floor: slices.empty.map(pick),
    better,
  });
  const sum = (cost, what) => STEPS.reduce((all, step) => all + cost[step][what], 0);
  const whole = (cost, what) => sum(cost, what) + cost[AFTER][what];
  return [
    row('logons, the worker standing still', '/s', (cost) => 1_000 / sum(cost, 'ms'), 'more'),
    row('processor for a logon', 'ms', (cost) => whole(cost, 'node') + whole(cost, 'postgres'), 'less'),
    ...['node', 'postgres'].flatMap((what) => [
      row(`${what} for a logon`, 'ms', (cost) => whole(cost, what), 'less'),
      ...[...STEPS, AFTER].map((step) => row(`… ${step}`, 'ms', (cost) => cost[step][what], 'less')),
    ]),
  ];
}

async function oldTickets({ database }) {
  const [{ old }] = await database.sql(
    `select count(*)::int as old from qr_logon.ticket where finished_at < now() - interval '1 day'`,
  );
  return old;
}

/** Waits until the worker has removed the tickets of the day before yesterday. */
async function purged(full, before, opened) {
  const since = () => performance.now() - opened;
  let left = await oldTickets(full);
  // Tickets whose day ends meanwhile stay until the next round.
  while (left > before / 10 && since() < PURGE_PATIENCE_MS) {
    await pause(1_000);
    left = await oldTickets(full);
  }
  return {
    figure: 'tickets that finished more than a day ago',
    unit: '',
    product: `${before} at the start, ${left} after ${(since() / 1_000).toFixed(0)} s`,
  };
}

async function sizes({ database }) {
  const tables = await database.sql(
    `select relid::regclass::text as name, n_live_tup::int as count, pg_total_relation_size(relid) as bytes
     from pg_stat_user_tables order by bytes desc limit 8`,
  );
  return tables.map(({ name, count, bytes }) => ({
    figure: `size of ${name}`,
    unit: '',
    product: `${(bytes / 1e6).toFixed(0)} MB, ${count} rows`,
  }));
}
