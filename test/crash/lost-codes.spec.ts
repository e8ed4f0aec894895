import { prepareDatabase } from '#messaging';
import { DedicatedCluster, until } from '#testing';
import { Agent } from '../harness/agent.js';
import { confirm, phoneOf, redeem, scan, showQr, ticketPath } from '../harness/logon.js';
import { startProduct, type Product } from '../harness/start-product.js';
import { codeOf } from '../security/scene/answers.js';
import { count } from '../security/scene/stored.js';

/**
 * Unscanned codes are in an unlogged table. `browser/qr-display.spec.ts` of the lib shows that a page which gets `ticket.unknown`
 * asks for a new code by itself.
 */
describe('a database that crashes while codes wait', () => {
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

  /** Kills one of PostgreSQL's processes, so that it restarts and recovers from its log. */
  async function crash(): Promise<void> {
    const [backend] = await product.sql<{ pid: number }>('select pg_backend_pid() as pid');
    process.kill(backend?.pid ?? 0, 'SIGKILL');
    await until(async () => (await fetch(`${product.url}/readyz`)).ok);
  }

  it('loses unscanned codes, so that a browser renews its code once, and keeps scanned tickets', async () => {
    const [waiting, scanned, confirmed] = [1, 2, 3].map(() => new Agent(product.url)) as [
      Agent,
      Agent,
      Agent,
    ];
    const [phone, another] = [phoneOf(product), phoneOf(product)];
    const lost = await showQr(waiting);
    const path = await showQr(scanned);
    await scan(product, phone, 'alice', path);
    const ready = await showQr(confirmed);
    await scan(product, another, 'alice', ready);
    await confirm(another, ready);

    await crash();
    expect(await count(product, 'qr_logon.waiting_code')).toBe(0);
    const asked = await waiting.getJson(ticketPath());
    expect([asked.status, codeOf(asked)]).toEqual([404, 'ticket.unknown']);
    // The server that issued the code still knows its tenant.
    expect((await scan(product, phoneOf(product), 'alice', lost)).status).toBe(410);
    const renewed = await showQr(waiting);
    const third = phoneOf(product);
    await scan(product, third, 'alice', renewed);
    await confirm(third, renewed);
    expect((await confirm(phone, path)).status).toBe(303);
    for (const browser of [waiting, scanned, confirmed]) expect((await redeem(browser)).status).toBe(200);
  });
});
