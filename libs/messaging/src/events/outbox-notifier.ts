import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { LiveNotifications } from '../live/live-notifications.js';

/** Topic on which workers learn that a tenant's outbox has events. */
export const OUTBOX_TOPIC = 'outbox';

/** Milliseconds for which further notices of a tenant are collected into one. */
const PAUSE_MS = 100;

/**
 * Notifies the workers of events to deliver: at once, and for a busy tenant at intervals. Notices are sent after the commit and not
 * within it, because PostgreSQL commits transactions with a NOTIFY one at a time: their waits for the disk would add up. A lost notice costs
 * a second: the worker's sweep finds the events.
 */
@Injectable()
export class OutboxNotifier implements OnApplicationShutdown {
  /** Tenants for which a notice was sent a moment ago, and whether they need another one. */
  readonly #recent = new Map<string, { again: boolean; readonly timer: NodeJS.Timeout }>();

  constructor(private readonly live: LiveNotifications) {}

  notify(tenantId: string): void {
    const recent = this.#recent.get(tenantId);
    if (recent !== undefined) {
      recent.again = true;
      return;
    }
    this.live.hint(OUTBOX_TOPIC, { tenantId });
    const timer = setTimeout(() => {
      const isNeeded = this.#recent.get(tenantId)?.again === true;
      this.#recent.delete(tenantId);
      if (isNeeded) this.notify(tenantId);
    }, PAUSE_MS);
    timer.unref();
    this.#recent.set(tenantId, { again: false, timer });
  }

  onApplicationShutdown(): void {
    for (const { timer } of this.#recent.values()) clearTimeout(timer);
    this.#recent.clear();
  }
}
