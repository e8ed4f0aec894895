/** A claim that is renewed as long as it is held. */
export class HeldClaim {
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;

  /** @param renew gives whether the claim still stands */
  constructor(everyMs: number, renew: () => Promise<boolean>) {
    this.#timer = setInterval(() => {
      renew().then(
        (stands) => {
          if (!stands) this.#lost.abort(new Error('Another worker has taken it over'));
        },
        () => undefined, // the database is away: the next time will tell
      );
    }, everyMs);
    this.#timer.unref();
  }

  /** Aborted when somebody else has it. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Stops renewing it. */
  end(): void {
    clearInterval(this.#timer);
  }
}
