import { fillLog } from '../audit/fill-log.mjs';
import { filtersOf } from '../audit/filters.mjs';
import { untilDelivered } from '../database/between-slices.mjs';
import { percentile } from '../load/percentile.mjs';
import { signedIn } from '../load/signed-in.mjs';

const RECORDS = 1_000_000;
const RECORDS_PATH = '/api/admin/audit/records';
const TIMES = 40;
const PAGES = 200;

/** Milliseconds that an auditor waits for each kind of page and for a count, in a log of a million records. */
export async function auditSearch(installation) {
  await untilDelivered(installation);
  const [{ id: tenantId }] = await installation.database.sql(
    `select id from tenancy.tenant where slug = 'demo'`,
  );
  await fillLog(installation.database.url, { tenantId, count: RECORDS, keys: installation.keys });
  console.error(`${RECORDS} records are in the log …`);
  return (await searchLog(installation, tenantId)).rows;
}

/**
 * Runs every kind of query.
 *
 * @returns the text to print, and the 95th percentiles in milliseconds by query
 */
export async function searchLog(installation, tenantId) {
  const auditor = await signedIn(installation, 'auditor');
  const [{ count: records }] = await installation.database.sql(
    'select last_sequence::int as count from audit.chain where tenant_id = $1',
    [tenantId],
  );
  const [rows, every, late] = [[], [], {}];
  const add = (figure, times, found) => {
    const [median, most] = [0.5, 0.95].map((part) => `${percentile(times, part).toFixed(1)} ms`);
    const more = found === '' ? '' : `; ${found}`;
    rows.push({ figure: `log: ${figure}`, unit: '', product: `${median}, 95th percentile ${most}${more}` });
    every.push(...times);
    late[figure] = percentile(times, 0.95);
  };
  for (const [figure, query] of Object.entries(await filtersOf(installation.database, tenantId))) {
    const page = await repeated(() => auditor.get(`${RECORDS_PATH}?${query}`));
    const counting = await repeated(() => auditor.get(`${RECORDS_PATH}/count?${query}`));
    const { count, isExact } = counting.answer;
    add(figure, page.times, isExact ? `${count} records` : `about ${count} records`);
    add(`${figure}: count`, counting.times, isExact ? 'exact' : 'estimated');
  }
  add(`each of ${PAGES} pages on`, await pagesOn(auditor, ''), 'no filter');
  add(`each of ${PAGES} pages on, by type`, await pagesOn(auditor, 'type=logon.logon.completed'), '');
  const shown = await repeated((turn) =>
    auditor.get(`${RECORDS_PATH}/${1 + turn * Math.floor(records / (TIMES + 1))}`),
  );
  add('a record with its neighbours', shown.times, '');
  add('everything above together', every, `${every.length} requests`);
  return { rows, late };
}

/** Repeats a query. The first run warms up and does not count. */
async function repeated(ask) {
  const times = [];
  let answer;
  for (let turn = 0; turn <= TIMES; turn += 1) {
    const started = performance.now();
    answer = await ask(turn);
    if (turn > 0) times.push(performance.now() - started);
  }
  return { times, answer };
}

/** Reads pages backwards, further than anyone scrolls. */
async function pagesOn(auditor, query) {
  const times = [];
  let cursor = '';
  for (let page = 0; page < PAGES; page += 1) {
    const started = performance.now();
    const { next } = await auditor.get(`${RECORDS_PATH}?limit=200&${query}${cursor}`);
    times.push(performance.now() - started);
    if (next === null) break;
    cursor = `&cursor=${next}`;
  }
  return times;
}
