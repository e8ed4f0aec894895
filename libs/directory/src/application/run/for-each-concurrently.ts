import { awaitAll } from './await-all.js';

/**
 * Processes items with a few workers in parallel. After a failure no worker takes another item, and the error is thrown once all workers
 * have stopped, so that nothing continues in the background.
 */
export async function forEachConcurrently<T>(
  concurrency: number,
  items: readonly T[],
  work: (item: T) => Promise<void>,
): Promise<void> {
  const queue = oneByOne(items);
  await awaitAll(
    Array.from({ length: concurrency }, async () => {
      for (const item of queue) await work(item);
    }),
  );
}

/** A worker that leaves its loop by an exception ends the generator for all. */
function* oneByOne<T>(items: readonly T[]): Generator<T, void> {
  yield* items;
}
