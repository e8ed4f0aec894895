/** Whether all expensive cases run, as in `.ci/run`. */
export const IS_WHOLE = process.env['TEST_WHOLE'] === '1';

/**
 * A part of the cases of an expensive matrix, such as killing and starting processes at many points, or opening many pages in a browser. A
 * plain `npm test` takes the first and each `every`th after it, always the same ones; `.ci/run` takes all, as does `TEST_WHOLE=1 npm test`.
 * Use it only for repetitions of a test, never for a case of its own.
 */
export function partOf<T>(all: readonly T[], every: number): readonly T[] {
  return IS_WHOLE ? all : all.filter((_, index) => index % every === 0);
}
