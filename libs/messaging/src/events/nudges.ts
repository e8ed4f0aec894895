import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LiveNotifications } from '../live/live-notifications.js';

/** Topic on which workers hear that a tenant's outbox has something. */
export const OUTBOX_TOPIC = 'outbox';

/** Milliseconds for which a tenant's further nudges wait, to be given as one. */
const PAUSE_MS = 25;

/**
 * Tells the workers that there is something to deliver: at once, and for a busy tenant once in a while. It is done after
 * the commit and not in it, because PostgreSQL lets only one transaction at a time commit that notifies: their waits for
 * the disk would add up. A nudge that is lost costs a second: the worker's sweep finds what is there.
 */
@Injectable()
export class Nudges implements OnApplicationShutdown {
  /** Tenants that were nudged a moment ago, and whether they need it again. */
  readonly #recent = new Map<string, { again: boolean; readonly timer: NodeJS.Timeout }>();

  constructor(private readonly live: LiveNotifications) {}

  give(tenantId: string): void {
    const recent = this.#recent.get(tenantId);
    if (recent !== undefined) {
      recent.again = true;
      return;
    }
    this.live.hint(OUTBOX_TOPIC, { tenantId });
    const timer = setTimeout(() => {
      const isNeeded = this.#recent.get(tenantId)?.again === true;
      this.#recent.delete(tenantId);
      if (isNeeded) this.give(tenantId);
    }, PAUSE_MS);
    timer.unref();
    this.#recent.set(tenantId, { again: false, timer });
  }

  onApplicationShutdown(): void {
    for (const { timer } of this.#recent.values()) clearTimeout(timer);
    this.#recent.clear();
  }
}
