import { prepareDatabase } from '#messaging';
import { DedicatedCluster, until } from '#testing';
import { Agent } from '../harness/agent.js';
import { confirm, logOnByQr, phoneOf, redeem, scan, showQr, ticketPath } from '../harness/logon.js';
import { startProduct, type Product } from '../harness/start-product.js';
import { codeOf } from '../security/scene/answers.js';
import { count, ticketOf } from '../security/scene/stored.js';

/**
 * Unscanned codes are in an unlogged table, and a scan and a confirmation are committed without waiting for the disk.
 * `browser/qr-display.spec.ts` of the lib shows what a page does that gets `ticket.unknown`.
 */
describe('a database that crashes while people log on', () => {
  let cluster: DedicatedCluster;
  let product: Product;

  beforeAll(async () => {
    cluster = await DedicatedCluster.start();
    await prepareDatabase(cluster.url);
    const { url, processUrl } = cluster;
    product = await startProduct({
      database: { url, processUrl, drop: () => Promise.resolve() },
      worker: false,
    });
  }, 120_000);
  afterAll(async () => {
    await product.close();
    await cluster.stop();
  });

  const browsers = () => [new Agent(product.url), new Agent(product.url)] as const;

  /** The process that makes asynchronous commits durable in the background; undefined while PostgreSQL recovers. */
  async function walWriter(): Promise<number | undefined> {
    const sql = `select pid from pg_stat_activity where backend_type = 'walwriter'`;
    const rows = await product.sql<{ pid: number }>(sql).catch(() => []);
    return rows[0]?.pid;
  }

  /**
   * Kills PostgreSQL's WAL writer, after which it ends all connections and recovers from its log. While `work` runs, the writer stands still:
   * only a commit that waits for the disk makes earlier ones durable.
   */
  async function crash(work: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    const writer = await walWriter();
    if (writer === undefined) throw new Error('PostgreSQL has no WAL writer');
    process.kill(writer, 'SIGSTOP');
    try {
      await work();
    } finally {
      process.kill(writer, 'SIGKILL');
    }
    await until(async () => ![undefined, writer].includes(await walWriter()));
    await until(async () => (await fetch(`${product.url}/readyz`)).ok);
  }

  async function scanned(browser: Agent): Promise<{ readonly phone: Agent; readonly path: string }> {
    const path = await showQr(browser);
    const phone = phoneOf(product);
    await scan(product, phone, 'alice', path);
    return { phone, path };
  }

  async function confirmed(browser: Agent): Promise<string> {
    const { phone, path } = await scanned(browser);
    expect((await confirm(phone, path)).status).toBe(303);
    return path;
  }

  const eventsOf = (ticketId: string) =>
    count(product, 'messaging.outbox', `payload ->> 'ticketId' = '${ticketId}'`);

  it('loses unscanned codes, so that a browser renews its code once', async () => {
    const [waiting] = browsers();
    const lost = await showQr(waiting);
    await crash();
    expect(await count(product, 'qr_logon.waiting_code')).toBe(0);
    const asked = await waiting.getJson(ticketPath());
    expect([asked.status, codeOf(asked)]).toEqual([404, 'ticket.unknown']);
    // The server that issued the code still knows its tenant.
    expect((await scan(product, phoneOf(product), 'alice', lost)).status).toBe(410);
    await confirmed(waiting);
    expect((await redeem(waiting)).status).toBe(200);
  });

  it('L5: loses a confirmation of the last moment as a whole, with its events, and grants nothing for it', async () => {
    const [browser] = browsers();
    let path = '';
    let id = '';
    await crash(async () => {
      path = await confirmed(browser);
      ({ id } = await ticketOf(product, path));
      expect(await eventsOf(id)).toBe(3);
    });
    await expect(ticketOf(product, path)).rejects.toThrow('No such ticket');
    expect(await eventsOf(id)).toBe(0);
    const redeemed = await redeem(browser);
    expect([redeemed.status, codeOf(redeemed)]).toEqual([410, 'ticket.not_redeemable']);
    const asked = await browser.getJson(ticketPath());
    expect([asked.status, codeOf(asked)]).toEqual([404, 'ticket.unknown']);
    expect((await logOnByQr(product, browser, 'alice')).status).toBe(200);
  });

  it('L5: keeps a refusal of the last moment, with its events', async () => {
    const [browser] = browsers();
    let path = '';
    await crash(async () => {
      const { phone, path: scannedPath } = await scanned(browser);
      path = scannedPath;
      await phone.get(path);
      expect((await phone.post(`${path}/decline`)).status).toBe(303);
    });
    const { id, state } = await ticketOf(product, path);
    expect(state).toBe('denied');
    expect(await eventsOf(id)).toBe(3);
  });

  it('L5: keeps a logon that was answered, and every scan and confirmation before it', async () => {
    const [waiting, ready] = browsers();
    const loggedOn = new Agent(product.url);
    let open: Awaited<ReturnType<typeof scanned>> | undefined;
    let path = '';
    await crash(async () => {
      open = await scanned(waiting);
      path = await confirmed(ready);
      expect((await logOnByQr(product, loggedOn, 'alice')).status).toBe(200);
    });
    expect((await loggedOn.get('/t/demo/')).status).toBe(200);
    expect(await eventsOf((await ticketOf(product, path)).id)).toBe(3);
    if (open !== undefined) await confirm(open.phone, open.path);
    for (const browser of [waiting, ready]) expect((await redeem(browser)).status).toBe(200);
  });
});
