/** Seconds in which a stream must show that it gets through at all. */
const FIRST_SIGN = 3;

/** Seconds that a later sign may come late. */
const GRACE = 2;

/** Runs out when a stream is silent for longer than the server said that it would be. */
export class Patience {
  private timer: ReturnType<typeof setTimeout>;
  private due = 1;

  constructor(private readonly runOut: () => void) {
    this.timer = setTimeout(runOut, FIRST_SIGN * 1_000);
  }

  /** Something came; in it may stand when to expect more. */
  heard(text: string): void {
    const [last] = [...text.matchAll(/^: next in (\d+) s$/gm)].slice(-1);
    if (last !== undefined) this.due = Number(last[1]);
    clearTimeout(this.timer);
    this.timer = setTimeout(this.runOut, (this.due + GRACE) * 1_000);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
