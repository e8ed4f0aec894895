import { WorkerStats } from '#messaging';
import { until } from '#testing';
import { useProduct } from '../security/scene/use-product.js';

const product = useProduct();

function figures(): WorkerStats {
  const { worker } = product();
  if (worker === undefined) throw new Error('The product has no worker');
  return worker.context.get(WorkerStats, { strict: false });
}

/** Jobs of the recurring tasks, by state. */
async function jobs(): Promise<ReadonlyMap<string, number>> {
  return new Map(
    (await figures().queues())
      .filter(({ queue }) => queue === 'recurring')
      .map(({ state, jobs: count }) => [state, count]),
  );
}

it('Every recurring task of the worker has the rights that it needs', async () => {
  // Each is due at once; after it has run, its next run is waiting.
  const states = ['waiting', 'active', 'prioritized'];
  await until(async () => {
    const now = await jobs();
    return (now.get('delayed') ?? 0) > 5 && states.every((state) => (now.get(state) ?? 0) === 0);
  });
  expect((await jobs()).get('failed')).toBe(0);
});
