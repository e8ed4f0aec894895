import type { DirectoryRun } from '../../../api/generated/models/directory-run';

/** A run's progress in its present step. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Undefined where the total is unknown. */
export function progressOf(run: DirectoryRun): Progress | undefined {
  if (run.state === 'reading' && run.unitsFound > 0) return { done: run.unitsRead, total: run.unitsFound };
  if (run.state !== 'applying') return undefined;
  const { created, updated, moved, suspended, restored } = run.counts;
  return { done: run.applied, total: created + updated + moved + suspended + restored };
}

/** Estimates the remaining time of a run's step from the speed observed so far. */
export class RemainingTime {
  #step = '';
  #first: { readonly done: number; readonly at: number } | undefined;

  /**
   * The seconds left; undefined while no estimate is possible.
   *
   * @param now in milliseconds
   */
  secondsLeft(run: DirectoryRun, now: number): number | undefined {
    const progress = progressOf(run);
    if (run.state !== this.#step || progress === undefined) {
      this.#step = run.state;
      this.#first = progress && { done: progress.done, at: now };
      return undefined;
    }
    const first = (this.#first ??= { done: progress.done, at: now });
    const [done, seconds] = [progress.done - first.done, (now - first.at) / 1_000];
    if (done <= 0 || seconds <= 0) return undefined;
    return Math.ceil(((progress.total - progress.done) * seconds) / done);
  }
}
