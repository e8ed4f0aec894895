/** A QR code's address that the phone was shown lately. */
export interface ShownTicket {
  /** Where the portal told of it. */
  readonly id?: string;
  readonly url: string;
  readonly shownAt: Date;
  /** When it expires, if that is known. */
  readonly endsAt?: Date;
  /** Whose phone of ours has scanned it. */
  readonly scannedBy?: string;
}

const MOST_TICKETS = 8;

/** The codes shown to the phone, newest first, by a person or a tool, and in `npm start` by the portal. */
export class ShownTickets {
  #tickets: ShownTicket[] = [];

  add(ticket: ShownTicket): void {
    const others = this.#tickets.filter(({ url }) => url !== ticket.url);
    this.#tickets = [ticket, ...others].slice(0, MOST_TICKETS);
  }

  /** Nobody shows it any more. */
  remove(id: string): void {
    this.#tickets = this.#tickets.filter((ticket) => ticket.id !== id);
  }

  /** A phone of ours has opened it. One that the portal has not told of is known from then on. */
  scan(url: string, scannedBy: string, now: Date): void {
    const isKnown = this.#tickets.some((ticket) => ticket.url === url);
    if (!isKnown) this.add({ url, shownAt: now });
    this.#tickets = this.#tickets.map((ticket) => (ticket.url === url ? { ...ticket, scannedBy } : ticket));
  }

  /** Those that are still valid. */
  all(now: Date): readonly ShownTicket[] {
    return this.#tickets.filter(({ endsAt }) => endsAt === undefined || endsAt > now);
  }

  clear(): void {
    this.#tickets = [];
  }
}
