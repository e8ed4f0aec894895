/** Prints a step of the start with its duration. */
export async function step<T>(name: string, work: () => Promise<T>): Promise<T> {
  const started = performance.now();
  const result = await work();
  console.log(`${name}: done in ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}
