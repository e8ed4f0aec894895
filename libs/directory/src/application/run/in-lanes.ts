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
  const ended = await Promise.allSettled(
    Array.from({ length: lanes }, async () => {
      for (const item of queue) await work(item);
    }),
  );
  for (const lane of ended) if (lane.status === 'rejected') throw lane.reason;
}

/** A lane that leaves its loop by an exception ends the generator for all. */
function* oneByOne<T>(items: readonly T[]): Generator<T, void> {
  yield* items;
}
