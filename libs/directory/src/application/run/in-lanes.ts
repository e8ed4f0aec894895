import { allEnded } from './all-ended.js';

/**
 * Works on items in a few lanes at once. After a failure no lane takes another item; the failure is thrown when all of them have stopped,
 * so that nothing goes on behind it.
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
