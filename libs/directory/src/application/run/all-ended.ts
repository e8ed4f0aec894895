/**
 * Waits for work that goes on beside each other, until all of it has ended. After a failure, too, so that nothing goes on behind it; then
 * the first of the list that failed is thrown.
 */
export async function allEnded<T extends readonly Promise<unknown>[] | []>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
