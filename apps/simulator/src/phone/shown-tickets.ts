/** A QR code's address that the phone was shown lately. */
export interface ShownTicket {
  /** Where the portal told of it. */
  readonly id?: string;
  readonly url: string;
  readonly shownAt: Date;
  /** When it expires, if that is known. */
  readonly endsAt?: Date;
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

  has(url: string): boolean {
    return this.#tickets.some((ticket) => ticket.url === url);
  }

  /** Those that are still valid. */
  all(now: Date): readonly ShownTicket[] {
    return this.#tickets.filter(({ endsAt }) => endsAt === undefined || endsAt > now);
  }

  clear(): void {
    this.#tickets = [];
  }
}
