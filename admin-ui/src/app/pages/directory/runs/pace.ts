import type { DirectoryRun } from '../../../api/generated/models/directory-run';

/** How far a run is in what it does now. */
export interface Progress {
  readonly done: number;
  readonly total: number;
}

/** Undefined where it cannot be told how much there is to do. */
export function progressOf(run: DirectoryRun): Progress | undefined {
  if (run.state === 'reading' && run.unitsFound > 0) return { done: run.unitsRead, total: run.unitsFound };
  if (run.state !== 'applying') return undefined;
  const { created, updated, moved, suspended, restored } = run.counts;
  return { done: run.applied, total: created + updated + moved + suspended + restored };
}

/** Estimates how long a step of a run still takes, by how fast it went since somebody looks on. */
export class Pace {
  #step = '';
  #first: { readonly done: number; readonly at: number } | undefined;

  /**
   * Seconds left; undefined as long as nothing can be said.
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
