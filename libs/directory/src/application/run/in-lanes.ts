import { allEnded } from './all-ended.js';

/**
 * Processes items in a few lanes in parallel. After a failure no lane takes another item, and the error is thrown once all lanes have
 * stopped, so that nothing continues in the background.
 */
export async function inLanes<T>(
  lanes: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = oneByOne(items);
  await allEnded(
    Array.from({ length: lanes }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

/** A lane that leaves its loop by an exception ends the generator for all. */
function* oneByOne<T>(items: readonly T[]): Generator<T, void> {
  yield* items;
}
