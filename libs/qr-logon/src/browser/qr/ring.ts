/** Milliseconds between two drawings: the ring moves by at most five pixels if a code lasts two minutes. */
const TICK_MS = 500;

/** Number of steps of the whole ring for people who prefer reduced motion. */
const CALM_TICKS = 8;

/** Length of the whole line, as the page draws it (`pathLength`). */
const WHOLE = 100;

/**
 * The line around the code, which runs down with the remaining time. It is drawn twice a second. A browser animation would redraw the page
 * for every frame as long as somebody waits, and some computers have no graphics processor for that.
 */
export class Ring {
  private timer: ReturnType<typeof setInterval> | undefined;
  private lifetimeMs: number | undefined;

  constructor(private readonly line: SVGElement | null) {}

  /** Begins a new countdown: full now, empty when it is over. */
  begin(seconds: number): void {
    this.lifetimeMs = undefined;
    this.runDown(seconds);
  }

  /** @param seconds the remainder of the countdown's time; the whole time, if no countdown has begun */
  runDown(seconds: number): void {
    clearInterval(this.timer);
    const leftMs = Math.max(0, seconds * 1_000);
    const lifetimeMs = (this.lifetimeMs ??= Math.max(1, leftMs));
    const end = performance.now() + leftMs;
    const draw = () => {
      const left = Math.max(0, end - performance.now());
      const gone = WHOLE * (1 - Math.min(1, left / lifetimeMs));
      this.line?.style.setProperty('stroke-dashoffset', gone.toFixed(2));
      if (left === 0) clearInterval(this.timer);
    };
    draw();
    if (leftMs === 0) return;
    const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    this.timer = setInterval(draw, isCalm ? lifetimeMs / CALM_TICKS : TICK_MS);
  }
}
