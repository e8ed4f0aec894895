/** A claim that is renewed as long as it is held. */
export class HeldClaim {
  readonly #lost = new AbortController();
  readonly #timer: NodeJS.Timeout;
  /** When it was last renewed, or just before it was taken; in milliseconds of this process. */
  #goodSince = performance.now();
  /** Whether a renewal has been tried since. */
  #isInDoubt = false;

  /**
   * @param everyMs milliseconds between two renewals
   * @param goodForMs milliseconds for which it is valid without renewal
   * @param renew returns whether the claim is still held
   */
  constructor(
    everyMs: number,
    private readonly goodForMs: number,
    private readonly renew: () => Promise<boolean>,
  ) {
    this.#timer = setInterval(() => void this.keep(), everyMs);
    this.#timer.unref();
  }

  /** Aborted when another worker has the claim, or may have it: while the database is unreachable, the claim expires. */
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
      this.giveUp(); // the database is away: the next attempt decides, while there is time
    }
  }

  /** A process that was suspended has not tried yet, and tries first. */
  private giveUp(): void {
    if (this.#isInDoubt && performance.now() - this.#goodSince >= this.goodForMs)
      this.#lost.abort(new Error('The claim has run out, as it could not be renewed'));
  }
}
