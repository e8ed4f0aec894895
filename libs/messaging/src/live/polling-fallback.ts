import type { Subscriptions } from './subscriptions.js';

/** Milliseconds before the first look: if the connection was only cut, it is back by then, and resyncs everybody itself. */
const FIRST_MS = 1_000;

/** Milliseconds between two groups of looks: all at once would overload the database. */
const STEP_MS = 50;

/** Groups per round. A round therefore takes one and a half seconds while groups are below the limit. */
const STEPS = 30;

/** Maximum size of a group: the database can handle a thousand looks a second besides its other work. */
const LARGEST_GROUP = 50;

/**
 * While no notices arrive, makes every waiting subscriber look by itself every one to two seconds. It then learns of a change a little
 * later, instead of at the end of a long wait.
 */
export class PollingFallback {
  #running: AbortController | undefined;

  constructor(private readonly subscriptions: Subscriptions) {}

  /** Notices no longer arrive. */
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
