import { until } from '#testing';
import { openWorker } from '../../apps/worker/src/index.js';
import { logOnByQr } from '../harness/logon.js';
import { startProduct, type Product } from '../harness/start-product.js';
import { newBrowser } from '../security/scene/agents.js';

let product: Product;

beforeAll(async () => {
  product = await startProduct({ worker: false });
});
afterAll(async () => {
  await product.close();
});

async function refuse(): Promise<void> {
  const browser = newBrowser(product);
  await browser.get('/t/demo/logon?method=password');
  await browser.post('/t/demo/logon/password', { username: 'bob', password: 'not the password' });
}

/** Lets a worker deliver all waiting events in one batch. */
async function deliver(): Promise<void> {
  const worker = await openWorker(product.settings);
  await until(async () => (await product.sql('select from messaging.outbox')).length === 0);
  await worker.close();
}

async function figures(): Promise<unknown> {
  const ended = await product.sql(
    `select method, outcome, count::int from overview.logon_day order by method, outcome`,
  );
  const [measured] = await product.sql(`select sum(count)::int as logons from overview.logon_duration`);
  return { ended, ...measured };
}

it('The metrics of logons count each logon of a batch', async () => {
  for (let n = 0; n < 3; n += 1) await logOnByQr(product, newBrowser(product), 'alice');
  for (let n = 0; n < 2; n += 1) await refuse();
  await deliver();
  expect(await figures()).toEqual({
    ended: [
      { method: 'dingtalk-qr', outcome: 'completed', count: 3 },
      { method: 'password', outcome: 'refused', count: 2 },
    ],
    logons: 3,
  });
  for (let n = 0; n < 2; n += 1) await logOnByQr(product, newBrowser(product), 'alice');
  await deliver();
  expect(await figures()).toEqual({
    ended: [
      { method: 'dingtalk-qr', outcome: 'completed', count: 5 },
      { method: 'password', outcome: 'refused', count: 2 },
    ],
    logons: 5,
  });
});
