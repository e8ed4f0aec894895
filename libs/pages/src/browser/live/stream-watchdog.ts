/** Seconds in which a stream must show a first sign of life. */
const FIRST_SIGN = 3;

/** Seconds by which a later sign may be late. */
const GRACE = 2;

/** Expires when a stream is silent for longer than the server announced. */
export class StreamWatchdog {
  private timer: ReturnType<typeof setTimeout>;
  private due = 1;

  constructor(private readonly runOut: () => void) {
    this.timer = setTimeout(runOut, FIRST_SIGN * 1_000);
  }

  /** Something arrived; it may state when the next sign is due. */
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
