/** Of so many oddities one is asked: `npm test` takes a sample that is the same each time, `.ci/run` all of them. */
const EVERY = Number(process.env['FUZZ_EVERY'] ?? 4);

/** Those of many that are asked, from the first on. */
export function shareOf<T>(all: readonly T[]): readonly T[] {
  return all.filter((_, index) => index % EVERY === 0);
}
