import { statusKeyOf } from '../domain/ticket.js';
import type { WatchedTicket, WatchTicket } from '../application/watch-ticket.js';

/** The operations of a stream; see the HTTP lib's `EventStream`. */
interface Stream {
  send(data: unknown): void;
  end(): void;
}

/**
 * Sends a ticket's states to a stream as they change, and ends the stream with the ticket. A notice only says that something may have
 * changed; the states are read from the database. Returns a function that stops it.
 *
 * @param onTold called when a change that a notice announced has been sent, with the time of the change
 */
export function followTicket(
  watch: WatchTicket,
  look: () => Promise<WatchedTicket | null>,
  first: WatchedTicket,
  stream: Stream,
  onError: (error: unknown) => void,
  onTold: (at: number) => void = () => undefined,
): () => void {
  let sent: string | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isReading = false;
  let isStale = false;
  let changedAt: number | undefined;

  const show = (ticket: WatchedTicket | null): void => {
    clearTimeout(timer);
    if (ticket === null) {
      stream.end();
      return;
    }
    const statusKey = statusKeyOf(ticket.view);
    if (statusKey !== sent) {
      stream.send(ticket.view);
      if (changedAt !== undefined) onTold(changedAt);
    }
    sent = statusKey;
    changedAt = undefined;
    if (ticket.isOver) stream.end();
    else timer = setTimeout(() => refresh(), (ticket.view.remainingSeconds ?? 0) * 1_000 + 100);
  };
  const refresh = (at?: number): void => {
    changedAt ??= at;
    isStale = true;
    if (isReading) return;
    isReading = true;
    void read();
  };
  const read = async (): Promise<void> => {
    try {
      while (isStale) {
        isStale = false;
        show(await look());
      }
    } catch (error) {
      onError(error);
      stream.end(); // the browser reconnects and reads the current state
    } finally {
      isReading = false;
    }
  };

  const unsubscribe = watch.subscribe(first.ticketId, refresh);
  show(first);
  refresh(); // catches changes between the first look and the subscription
  return () => {
    clearTimeout(timer);
    unsubscribe();
  };
}
