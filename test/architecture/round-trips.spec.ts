import type { Pool, PoolClient } from 'pg';
import { DATABASE_POOL } from '#database';
import { DEMO } from '#simulator';
import { TestClock } from '#testing';
import { Agent } from '../harness/agent.js';
import { phoneOf, redeem, ticketPath } from '../harness/logon.js';
import { startProduct, type Product } from '../harness/start-product.js';
import { follow, RelyingParty } from '../applications/scene/relying-party.js';

/** The socket of a `pg` connection. */
interface Wired {
  readonly connection: { readonly stream: NodeJS.ReadWriteStream };
}

/** Counts how often a connection of the pool sends after an answer: each is one wait for the database. */
class RoundTrips {
  #count = 0;
  readonly #known = new WeakSet<PoolClient>();

  constructor(pool: Pool) {
    pool.on('acquire', (client) => {
      if (!this.#known.has(client)) this.watch(client);
    });
  }

  /** Gives the number of round trips during `work`, and its result. */
  async during<T>(work: () => Promise<T>): Promise<[number, T]> {
    const before = this.#count;
    const result = await work();
    return [this.#count - before, result];
  }

  private watch(client: PoolClient): void {
    this.#known.add(client);
    const { stream } = (client as unknown as Wired).connection;
    const write = stream.write.bind(stream) as (...args: unknown[]) => boolean;
    let wasAnswered = true;
    stream.on('data', () => {
      wasAnswered = true;
    });
    stream.write = (...args: unknown[]) => {
      if (wasAnswered) this.#count += 1;
      wasAnswered = false;
      return write(...args);
    };
  }
}

describe('a logon by QR code', () => {
  let product: Product;

  beforeAll(async () => {
    // The clock stands still, so that caches of a few seconds do not expire on a busy machine.
    product = await startProduct({ worker: false, clock: TestClock.standingAt(new Date().toISOString()) });
  });

  afterAll(() => product.close());

  it('waits for the database at most 8 times, 2 at each step, not counting the pages', async () => {
    const trips = new RoundTrips(product.server.app.get<Pool>(DATABASE_POOL));
    const logons = [];
    // A value that is cached for some seconds costs a query in one of these logons, but not in each.
    for (let turn = 0; turn < 5; turn += 1) logons.push(await logOn(product, trips));
    const [least] = logons.sort((a, b) => sum(a) - sum(b));
    expect(least).toEqual({ issue: 2, scan: 2, confirm: 2, redeem: 2 });
  });

  it('to an application waits at most 3 times more than one without', async () => {
    const trips = new RoundTrips(product.server.app.get<Pool>(DATABASE_POOL));
    const party = await RelyingParty.register(product);
    const logons = [];
    for (let turn = 0; turn < 5; turn += 1) {
      const browser = new Agent(product.url);
      const { path } = await follow(browser, (await party.ask()).url, party.redirectUri);
      const returnTo = new URL(path, product.url).searchParams.get('return_to') ?? '';
      logons.push(await logOn(product, trips, browser, returnTo));
    }
    const [least = {}] = logons.sort((a, b) => sum(a) - sum(b));
    expect(sum(least)).toBeLessThanOrEqual(8 + 3);
  });

  it('reads no more codes and tickets when there are many others that the statistics do not know of yet', async () => {
    const pool = product.server.app.get<Pool>(DATABASE_POOL);
    await product.sql(COMPANY);
    const before = await rowsRead(product, pool);
    await logOn(product, new RoundTrips(pool));
    expect((await rowsRead(product, pool)) - before).toBeLessThan(50);
  });
});

/** A thousand waiting browsers, and as many people who have just confirmed. */
const COMPANY = `
  with other as (
    select gen_random_uuid() as id, c.tenant_id, c.id as connection_id, sha256(n::text::bytea) as hash
    from providers.connection c, generate_series(1, 1000) n),
  waiting as (
    insert into qr_logon.waiting_code (id, tenant_id, connection_id, method, scan_hash, browser_secret_hash, browser_hash, confirmation,
      return_to, ip, ip_prefix, user_agent, created_at, expires_at, lives_until)
    select id, tenant_id, connection_id, 'dingtalk-qr', hash, hash, hash, 'plain', '/', '192.0.2.1', id::text, '', now(),
      now() + interval '1 minute', now() + interval '1 minute' from other)
  insert into qr_logon.ticket (id, tenant_id, connection_id, method, channel, state, scan_hash, browser_secret_hash, browser_hash, confirmation,
    return_to, ip, user_agent, created_at, scanned_at, confirm_until, phone_hash, phone_ip, phone_agent, subject, attributes, name, number, choices)
  select id, tenant_id, connection_id, 'dingtalk-qr', 'qr', 'confirmed', sha256(hash), sha256(hash), sha256(hash), 'plain', '/', '192.0.2.1', '', now(),
    now(), now() + interval '1 minute', hash, '192.0.2.1', '', id::text, '{}', 'Somebody', 1, '{1,2,3}' from other`;

/** Rows of codes and tickets that PostgreSQL has read through an index so far. The query for the metrics uses no index, and is not counted. */
async function rowsRead(product: Product, pool: Pool): Promise<number> {
  // Each connection keeps its own counters, and reports them when asked.
  const clients = await Promise.all(Array.from({ length: pool.totalCount }, () => pool.connect()));
  await Promise.all(clients.map((client) => client.query('select pg_stat_force_next_flush()')));
  for (const client of clients) client.release();
  const [row] = await product.sql<{ rows: number }>(
    `select sum(idx_tup_read)::int as rows from pg_stat_user_indexes
     where schemaname = 'qr_logon' and relname in ('waiting_code', 'ticket')`,
  );
  return row?.rows ?? 0;
}

async function logOn(
  product: Product,
  trips: RoundTrips,
  browser = new Agent(product.url),
  returnTo = '/t/demo/',
): Promise<Record<string, number>> {
  const phone = phoneOf(product);
  await browser.get(`/t/demo/logon?method=dingtalk-qr&return_to=${encodeURIComponent(returnTo)}`);
  const [issue, issued] = await trips.during(() => browser.postJson(ticketPath(), { returnTo }));
  const path = new URL(issued.json<{ scanUrl: string }>().scanUrl).pathname;
  await phone.get(path);
  const { clientId, corpId } = DEMO;
  const given = product.simulator.issueJsapiCode('alice', {
    clientId,
    corpId,
    pageUrl: `${product.url}${path}`,
  });
  const code = 'code' in given ? given.code : '';
  const [scan] = await trips.during(() => phone.post(`${path}/identity`, { code }));
  await phone.get(path);
  const [confirm] = await trips.during(() => phone.post(`${path}/confirm`));
  const [redeemed, answer] = await trips.during(() => redeem(browser));
  expect(answer.status).toBe(200);
  return { issue, scan, confirm, redeem: redeemed };
}

function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, count) => total + count, 0);
}
