import pg from 'pg';
import { chance } from '../audit/chance.mjs';
import { fillLog } from '../audit/fill-log.mjs';
import { fillLogons } from './fill-logons.mjs';
import { fillPeople } from './fill-people.mjs';

/** Days that the data covers. */
const DAYS = 730;

/**
 * Fills the demo tenant of a database with two years of a large organisation.
 *
 * @param {{ url: string }} database
 * @param {string} keys for the anchors of its log
 * @param {{ accounts: number, tickets: number, records: number }} size `tickets`: number finished in the two years
 */
export async function fill({ url }, keys, { accounts, tickets, records }) {
  const random = chance(11);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    // No foreign-key checks: every reference in this data is valid.
    await client.query('set session_replication_role = replica');
    const { rows } = await client.query(
      `select t.id as "tenantId", c.id as "connectionId" from tenancy.tenant t join dingtalk.connection c on c.tenant_id = t.id
       where t.slug = 'demo'`,
    );
    const [{ tenantId, connectionId }] = rows;
    const own = { random, tenantId, connectionId };
    const people = await timed('accounts', () => fillPeople(client, { ...own, count: accounts }));
    await timed('logons', () =>
      fillLogons(client, { ...own, ...people, perDay: Math.round(tickets / DAYS) }),
    );
    await timed('log', () => fillLog(url, { tenantId, count: records, days: DAYS, keys }));
  } finally {
    await client.end();
  }
}

async function timed(what, work) {
  const started = performance.now();
  const result = await work();
  console.error(`filled: ${what}, ${((performance.now() - started) / 1_000).toFixed(0)} s`);
  return result;
}
