import { newsOf } from '../domain/ticket.js';
import type { WatchedTicket, WatchTicket } from '../application/watch-ticket.js';

/** Milliseconds that a poll waits for news, below the time-outs of common proxies. */
const LONGEST_WAIT_MS = 25_000;

/**
 * Waits until what is new of the ticket (`newsOf`) differs from `known`, the ticket ends, `gone` aborts, or the longest wait is over.
 * Gives the ticket as it then is.
 */
export async function waitForNews(
  watch: WatchTicket,
  look: () => Promise<WatchedTicket | null>,
  first: WatchedTicket,
  known: string | undefined,
  gone: AbortSignal,
): Promise<WatchedTicket | null> {
  if (known === undefined || first.isOver || newsOf(first.view) !== known) return first;
  const waitMs = Math.min(LONGEST_WAIT_MS, (first.view.remainingSeconds ?? 0) * 1_000 + 100);
  await new Promise<void>((resolve) => {
    const done = (): void => {
      clearTimeout(timer);
      unsubscribe();
      resolve();
    };
    const timer = setTimeout(done, waitMs);
    const unsubscribe = watch.subscribe(first.ticketId, done);
    gone.addEventListener('abort', done, { once: true });
    // What happened between the first look and the subscription. A failure is met by the last look, too.
    look().then((now) => {
      if (now === null || newsOf(now.view) !== known) done();
    }, done);
  });
  return gone.aborted ? null : look();
}
