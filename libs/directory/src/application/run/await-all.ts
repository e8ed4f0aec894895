/**
 * Waits until all parallel work has ended, even after a failure, so that nothing continues in the background. Then throws the error of the
 * first item in the list that failed.
 */
export async function awaitAll<T extends readonly Promise<unknown>[] | []>(
  work: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(work);
  return Promise.all(work);
}
