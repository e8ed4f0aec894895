/** One oddity in this many is tested, always the same ones: 1 in 32 by `npm test`, 1 in 8 by `.ci/run`, all with `FUZZ_EVERY=1`. */
const EVERY = Number(process.env['FUZZ_EVERY'] ?? 32);

/** The tested share of many, including the first. */
export function shareOf<T>(all: readonly T[]): readonly T[] {
  return all.filter((_, index) => index % EVERY === 0);
}
