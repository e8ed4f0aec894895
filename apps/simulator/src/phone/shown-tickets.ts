/** The address of a QR code that the phone was recently shown. */
export interface ShownTicket {
  /** The id under which the portal announced it. */
  readonly id?: string;
  readonly url: string;
  readonly shownAt: Date;
  /** When it expires, if known. */
  readonly endsAt?: Date;
  /** The person whose simulated phone has scanned it. */
  readonly scannedBy?: string;
}

const MOST_TICKETS = 8;

/** The codes shown to the phone, newest first: by a person, by a tool, or in `npm start` by the portal. */
export class ShownTickets {
  #tickets: ShownTicket[] = [];

  add(ticket: ShownTicket): void {
    const others = this.#tickets.filter(({ url }) => url !== ticket.url);
    this.#tickets = [ticket, ...others].slice(0, MOST_TICKETS);
  }

  /** Removes a code that is no longer displayed. */
  remove(id: string): void {
    this.#tickets = this.#tickets.filter((ticket) => ticket.id !== id);
  }

  /** Records that a simulated phone has opened it. A code that the portal did not announce is added. */
  scan(url: string, scannedBy: string, now: Date): void {
    const isKnown = this.#tickets.some((ticket) => ticket.url === url);
    if (!isKnown) this.add({ url, shownAt: now });
    this.#tickets = this.#tickets.map((ticket) => (ticket.url === url ? { ...ticket, scannedBy } : ticket));
  }

  /** The codes that are still valid. */
  all(now: Date): readonly ShownTicket[] {
    return this.#tickets.filter(({ endsAt }) => endsAt === undefined || endsAt > now);
  }

  clear(): void {
    this.#tickets = [];
  }
}
