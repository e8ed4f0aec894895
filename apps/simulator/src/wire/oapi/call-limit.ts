import type { Clock } from '../../clock.js';

/** Maximum number of calls of an app to one API in one calendar second, as in DingTalk's standard edition. */
export const CALLS_PER_SECOND = 20;

/** Counts the calls of each app and path; refused ones count as well. */
export class CallLimit {
  #second = 0;
  readonly #calls = new Map<string, number>();

  constructor(
    private readonly clock: Clock,
    private readonly most: number,
  ) {}

  /** Counts a call, and returns whether it is over the limit in its second. */
  isExceededBy(clientId: string, path: string): boolean {
    const second = Math.floor(this.clock.now().getTime() / 1_000);
    if (second !== this.#second) this.#calls.clear();
    this.#second = second;
    const key = `${clientId} ${path}`;
    const calls = (this.#calls.get(key) ?? 0) + 1;
    this.#calls.set(key, calls);
    return calls > this.most;
  }
}
