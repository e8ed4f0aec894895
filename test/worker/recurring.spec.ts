import { MessagingFigures } from '#messaging';
import { until } from '#testing';
import { useProduct } from '../security/scene/use-product.js';

const product = useProduct();

/** Jobs of the recurring tasks, by state. */
async function jobs(): Promise<ReadonlyMap<string, number>> {
  const figures = await product().server.app.get(MessagingFigures, { strict: false }).queues();
  return new Map(
    figures.filter(({ queue }) => queue === 'recurring').map(({ state, jobs: count }) => [state, count]),
  );
}

it('Every recurring task of the worker runs with the rights that it has', async () => {
  // Each is due at once; when it has run, its next turn waits.
  const states = ['waiting', 'active', 'prioritized'];
  await until(async () => {
    const now = await jobs();
    return (now.get('delayed') ?? 0) > 5 && states.every((state) => (now.get(state) ?? 0) === 0);
  }, 30_000);
  expect((await jobs()).get('failed')).toBe(0);
});
