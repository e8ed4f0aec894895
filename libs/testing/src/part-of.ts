/** Whether everything is asked for that is heavy by nature, as `.ci/run` does. */
export const IS_WHOLE = process.env['TEST_WHOLE'] === '1';

/**
 * Cases of a matrix that is heavy by nature: processes that are killed and started at many points, one page after the other in a
 * browser. A bare `npm test` takes the first and each `every`th after it, the same ones each time; `.ci/run` takes all, as does
 * `TEST_WHOLE=1 npm test`. For whatever multiplies what is tested anyway, never for a case that stands alone.
 */
export function partOf<T>(all: readonly T[], every: number): readonly T[] {
  return IS_WHOLE ? all : all.filter((_, index) => index % every === 0);
}
