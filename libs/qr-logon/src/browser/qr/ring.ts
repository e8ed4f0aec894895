/** Milliseconds between two pictures of it: it moves by five pixels at the most, where a code lasts for two minutes. */
const TICK_MS = 500;

/** Moves of the whole ring, for people who asked for less motion. */
const CALM_TICKS = 8;

/** Length of the whole line, as the page draws it (`pathLength`). */
const WHOLE = 100;

/**
 * The line around the code, which runs down with the time that is left. It is drawn twice a second: an animation of the
 * browser's draws the page anew for every frame, as long as somebody waits, and some computers have no graphics processor for that.
 */
export class Ring {
  private timer: ReturnType<typeof setInterval> | undefined;
  private lifetimeMs: number | undefined;

  constructor(private readonly line: SVGElement | null) {}

  /** Starts a time of its own: full now, and empty when it is over. */
  begin(seconds: number): void {
    this.lifetimeMs = undefined;
    this.runDown(seconds);
  }

  /** @param seconds what is left of the time that it began with; all of it, where it has not begun */
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
