import { Agent } from '../../harness/agent.js';
import { confirm, phoneOf, redeem, scan, showQr } from '../../harness/logon.js';
import { startProduct, type Product } from '../../harness/start-product.js';

const BROWSERS = 12;

describe('logons at the same moment', () => {
  let product: Product;

  beforeAll(async () => {
    // Fewer connections than logons: none may hold one while it waits for another.
    product = await startProduct({ worker: false, environment: { DATABASE_POOL: '2' } });
  });

  afterAll(() => product.close());

  it('T7: do not starve each other of database connections, even when nothing is remembered', async () => {
    const browsers = Array.from(
      { length: BROWSERS },
      (_, at) => new Agent(product.url, { ip: `192.0.${at}.1` }),
    );
    await Promise.all(
      browsers.map(async (browser) => {
        const path = await showQr(browser);
        const phone = phoneOf(product);
        await scan(product, phone, 'alice', path);
        await confirm(phone, path);
      }),
    );
    // What processes remember of a tenant is forgotten when it changes.
    await product.sql(`select pg_notify('openeiam_live', 'tenancy {}')`);
    const answers = await Promise.all(browsers.map((browser) => redeem(browser)));
    expect(answers.map(({ status }) => status)).toEqual(browsers.map(() => 200));
  });
});
