import type { Subscriptions } from './subscriptions.js';

/** Milliseconds before the first look: a line that was only cut is back by then, and tells everybody itself. */
const FIRST_MS = 1_000;

/** Milliseconds between two groups of those who look: all at once would be a rush on the database. */
const STEP_MS = 50;

/** Groups of a round, which therefore takes one and a half seconds while they are not too large. */
const STEPS = 30;

/** Maximum number of in a group: a thousand looks a second are what a database bears beside its other work. */
const LARGEST_GROUP = 50;

/**
 * While no notices arrive, makes everybody who waits for one look for themselves every one to two seconds: what happens is then
 * learned a little later, and not when a long wait is over.
 */
export class LookOut {
  #running: AbortController | undefined;

  constructor(private readonly subscriptions: Subscriptions) {}

  /** Notices do not arrive any more. */
  begin(): void {
    if (this.#running !== undefined) return;
    this.#running = new AbortController();
    void this.run(this.#running.signal);
  }

  /** Notices arrive again, or nobody waits any more. */
  end(): void {
    this.#running?.abort();
    this.#running = undefined;
  }

  private async run(over: AbortSignal): Promise<void> {
    await pause(FIRST_MS);
    const isOver = () => over.aborted;
    while (!isOver()) {
      const looks = this.subscriptions.resyncs();
      const steps = Math.max(STEPS, Math.ceil(looks.length / LARGEST_GROUP));
      const group = Math.ceil(looks.length / steps);
      for (let step = 0; step < steps && !isOver(); step += 1) {
        for (const look of looks.splice(0, group)) look();
        await pause(STEP_MS);
      }
    }
  }
}

/** Does not keep the process alive. */
function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds).unref();
  });
}
