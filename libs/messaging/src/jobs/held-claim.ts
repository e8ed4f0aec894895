/** A claim that is renewed as long as it is held. */
export class HeldClaim {
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;
  /** When it was renewed last, or was not yet taken; in milliseconds of this process. */
  #goodSince = performance.now();
  /** Whether it has been tried since to renew it. */
  #isInDoubt = false;

  /**
   * @param everyMs milliseconds between two renewals
   * @param goodForMs milliseconds for which it stands without one
   * @param renew gives whether the claim still stands
   */
  constructor(
    everyMs: number,
    private readonly goodForMs: number,
    private readonly renew: () => Promise<boolean>,
  ) {
    this.#timer = setInterval(() => void this.keep(), everyMs);
    this.#timer.unref();
  }

  /** Aborted when somebody else has it, or may have: while the database is out of reach it runs out. */
  get lost(): AbortSignal {
    return this.#lost.signal;
  }

  /** Stops renewing it. */
  end(): void {
    clearInterval(this.#timer);
  }

  /** Never fails. */
  private async keep(): Promise<void> {
    this.giveUp();
    const asked = performance.now();
    this.#isInDoubt = true;
    try {
      if (!(await this.renew())) this.#lost.abort(new Error('Another worker has taken it over'));
      [this.#goodSince, this.#isInDoubt] = [asked, false];
    } catch {
      this.giveUp(); // the database is away: the next time will tell, while there is one
    }
  }

  /** A process that stood still has not tried, and finds out by trying. */
  private giveUp(): void {
    if (this.#isInDoubt && performance.now() - this.#goodSince >= this.goodForMs)
      this.#lost.abort(new Error('The claim has run out, as it could not be renewed'));
  }
}
