import type { Clock } from '../../clock.js';

/** Calls that an app may make of one API in one calendar second, as DingTalk counts in its standard edition. */
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
