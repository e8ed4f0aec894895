import { statusKeyOf } from '../domain/ticket.js';
import type { WatchedTicket, WatchTicket } from '../application/watch-ticket.js';

/** Milliseconds that a poll waits for a change, below the time-outs of common proxies. */
const LONGEST_WAIT_MS = 25_000;

/**
 * Waits until the status key of the ticket (`statusKeyOf`) differs from `known`, the ticket ends, `gone` aborts, or the longest wait is over. Returns
 * the ticket in its state then. A notice only says that it is worth looking.
 */
export async function waitForStatusChange(
  watch: WatchTicket,
  look: () => Promise<WatchedTicket | null>,
  first: WatchedTicket,
  known: string | undefined,
  gone: AbortSignal,
): Promise<WatchedTicket | null> {
  if (known === undefined || first.isOver || statusKeyOf(first.view) !== known) return first;
  const hasChanged = (ticket: WatchedTicket | null) =>
    ticket === null || ticket.isOver || statusKeyOf(ticket.view) !== known;
  const waitMs = Math.min(LONGEST_WAIT_MS, (first.view.remainingSeconds ?? 0) * 1_000 + 100);
  const wait = new AbortController();
  try {
    return await new Promise<WatchedTicket | null>((resolve, reject) => {
      const lookFor = (isEnough: (ticket: WatchedTicket | null) => boolean): void => {
        look().then((ticket) => {
          if (isEnough(ticket)) resolve(ticket);
        }, reject);
      };
      const timer = setTimeout(lookFor, waitMs, () => true);
      const unsubscribe = watch.subscribe(first.ticketId, () => {
        lookFor(hasChanged);
      });
      const leave = (): void => {
        resolve(null);
      };
      gone.addEventListener('abort', leave, { once: true });
      wait.signal.addEventListener('abort', () => {
        clearTimeout(timer);
        unsubscribe();
        gone.removeEventListener('abort', leave);
      });
      lookFor(hasChanged); // catches changes between the first look and the subscription
    });
  } finally {
    wait.abort();
  }
}
