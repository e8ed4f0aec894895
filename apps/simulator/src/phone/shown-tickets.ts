/** A QR code's address that the phone was shown lately. */
export interface ShownTicket {
  readonly url: string;
  readonly shownAt: Date;
}

const MOST_TICKETS = 8;

/** What was held in front of the phone, newest first. The portal never tells: a person or a tool does. */
export class ShownTickets {
  #tickets: ShownTicket[] = [];

  add(url: string, shownAt: Date): void {
    const others = this.#tickets.filter((ticket) => ticket.url !== url);
    this.#tickets = [{ url, shownAt }, ...others].slice(0, MOST_TICKETS);
  }

  all(): readonly ShownTicket[] {
    return this.#tickets;
  }

  clear(): void {
    this.#tickets = [];
  }
}
