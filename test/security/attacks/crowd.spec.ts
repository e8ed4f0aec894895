import { TestClock } from '#testing';
import { Agent } from '../../harness/agent.js';
import { confirm, logOnByQr, phoneOf, redeem, scan, showQr } from '../../harness/logon.js';
import { startProduct, type Product } from '../../harness/start-product.js';

const BROWSERS = 12;

/** Crowds that log on, one after the other. */
const ROUNDS = 5;

/** Milliseconds between two steps of the clock, each of one second. */
const OLDER_MS = 30;

describe('logons at the same moment', () => {
  const clock = new TestClock();
  let product: Product;

  beforeAll(async () => {
    // Fewer connections than logons: no logon may hold one while it waits for another.
    product = await startProduct({ clock, worker: false, environment: { DATABASE_POOL: '2' } });
  });

  afterAll(() => product.close());

  const crowd = (round: number) =>
    Array.from({ length: BROWSERS }, (_, at) => new Agent(product.url, { ip: `10.${round}.${at}.1` }));

  it('T7: do not starve each other of database connections, even with empty caches', async () => {
    const browsers = crowd(0);
    await Promise.all(
      browsers.map(async (browser) => {
        const path = await showQr(browser);
        const phone = phoneOf(product);
        await scan(product, phone, 'alice', path);
        await confirm(phone, path);
      }),
    );
    // Processes drop what they have cached of a tenant when it changes.
    await product.sql(`select pg_notify('openeiam_live', 'tenancy {}')`);
    const answers = await Promise.all(browsers.map((browser) => redeem(browser)));
    expect(answers.map(({ status }) => status)).toEqual(browsers.map(() => 200));
  });

  it('T7: do not wait, while they hold a connection, for a look-up of another logon that has no connection yet', async () => {
    // Values that are cached for some seconds expire at any point of a logon.
    const aging = setInterval(() => {
      clock.advance(1);
    }, OLDER_MS);
    try {
      for (let round = 1; round <= ROUNDS; round += 1) {
        const browsers = crowd(round);
        const answers = await Promise.all(browsers.map((browser) => logOnByQr(product, browser, 'alice')));
        expect(answers.map(({ status }) => status)).toEqual(browsers.map(() => 200));
      }
    } finally {
      clearInterval(aging);
    }
  });
});
