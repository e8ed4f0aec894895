/** Of so many oddities one is asked, the same ones each time: a thirty-second by `npm test`, an eighth by `.ci/run`, all with `FUZZ_EVERY=1`. */
const EVERY = Number(process.env['FUZZ_EVERY'] ?? 32);

/** Those of many that are asked, from the first on. */
export function shareOf<T>(all: readonly T[]): readonly T[] {
  return all.filter((_, index) => index % EVERY === 0);
}
