import { openWorker } from '../../apps/worker/src/index.js';
import { until } from '#testing';
import { AdminApi, outcomeOf } from '../admin/scene/admin-api.js';
import { OPERATIONS } from '../admin/scene/operations.js';
import { count } from '../security/scene/stored.js';
import { useProduct } from '../security/scene/use-product.js';
import { baseOf, sendOdd } from './scene/bases.js';
import { faultsOf } from './scene/expectations.js';
import { odditiesOf } from './scene/oddities.js';
import { shareOf } from './scene/share.js';
import { Unchanged } from './scene/stored-state.js';

const product = useProduct({ worker: false });
let owner: AdminApi;

beforeAll(async () => {
  owner = await AdminApi.of(product(), 'admin');
  // The worker makes the log's first records; afterwards no background work can change the compared data.
  const worker = await openWorker(product().settings);
  await until(async () => (await count(product(), 'audit.record')) > 0);
  await worker.close();
});

/** Requests in one test, so that no test takes long. */
const PORTION = 150;

/** Every route, in as many portions as its oddities need. */
const PORTIONS = OPERATIONS.flatMap((operation) => {
  const { length } = shareOf(odditiesOf(operation));
  return Array.from(
    { length: Math.max(1, Math.ceil(length / PORTION)) },
    (_, portion) =>
      [`${operation.method} ${operation.path} (${String(portion + 1)})`, operation, portion] as const,
  );
});

describe('a route of the admin API that gets odd input', () => {
  it.each(PORTIONS)(
    'K7: refuses or accepts it, never fails, and changes nothing when it refuses: %s',
    async (_name, operation, portion) => {
      let base = await baseOf(product(), owner, operation);
      expect(outcomeOf(await sendOdd(owner, operation, base))).toMatch(/^2/);
      base = await baseOf(product(), owner, operation);
      const stored = new Unchanged(product());
      const faults: string[] = [];
      const oddities = shareOf(odditiesOf(operation)).slice(portion * PORTION, (portion + 1) * PORTION);
      for (const { what, of } of oddities) {
        const answer = await sendOdd(owner, operation, base, of(base));
        faults.push(...faultsOf(answer).map((fault) => `${what}: ${fault}`));
        // Reads are only checked once, at the end.
        if (operation.method === 'GET') continue;
        if (answer.status >= 400) {
          if (!(await stored.holds())) faults.push(`${what}: was refused and changed something`);
        } else {
          // It was accepted, and may have used up the data for the next one.
          base = await baseOf(product(), owner, operation);
          stored.changed();
        }
      }
      if (operation.method === 'GET' && !(await stored.holds())) faults.push('Reading changed something');
      expect(faults).toEqual([]);
    },
  );
});
