import { BoundedMap } from '#kernel';
import type { Clock } from '../clock.js';
import type { OpaqueValues } from '../issued/opaque-values.js';

/** Two minutes, as observed; DingTalk documents no number. */
export const QR_LIFETIME_SECONDS = 120;

const MOST_TICKETS = 1000;

export type QrState = 'waiting' | 'scanned' | 'confirmed';

interface QrTicket {
  state: QrState;
  personId: string | undefined;
  readonly expiresAt: number;
}

/** The QR codes of DingTalk's own page. */
export class QrTickets {
  readonly #tickets = new BoundedMap<string, QrTicket>(MOST_TICKETS);
  #listeners: (() => void)[] = [];

  constructor(
    private readonly clock: Clock,
    private readonly values: OpaqueValues,
  ) {}

  issue(): string {
    const ticket = this.values.next('qr');
    const expiresAt = this.clock.now().getTime() + QR_LIFETIME_SECONDS * 1000;
    this.#tickets.set(ticket, { state: 'waiting', personId: undefined, expiresAt });
    return ticket;
  }

  stateOf(ticket: string): QrState | undefined {
    return this.#alive(ticket)?.state;
  }

  /** Returns false when the ticket has expired or belongs to another person. */
  scan(ticket: string, personId: string): boolean {
    const found = this.#alive(ticket);
    if (found === undefined || (found.personId !== undefined && found.personId !== personId)) return false;
    found.personId = personId;
    if (found.state === 'waiting') found.state = 'scanned';
    this.#announce();
    return true;
  }

  confirm(ticket: string, personId: string): boolean {
    const found = this.#alive(ticket);
    if (found?.state !== 'scanned' || found.personId !== personId) return false;
    found.state = 'confirmed';
    this.#announce();
    return true;
  }

  /** Redeems a ticket, and returns the person who confirmed it. */
  redeem(ticket: string): string | undefined {
    const found = this.#alive(ticket);
    if (found?.state !== 'confirmed') return undefined;
    this.#tickets.delete(ticket);
    return found.personId;
  }

  /** Resolves at the next change of any ticket, or after `milliseconds`. */
  async change(milliseconds: number, signal: AbortSignal): Promise<void> {
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, milliseconds);
      timer.unref();
      this.#listeners.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }

  clear(): void {
    this.#tickets.clear();
    this.#announce();
  }

  #announce(): void {
    const listeners = this.#listeners;
    this.#listeners = [];
    for (const listener of listeners) listener();
  }

  #alive(ticket: string): QrTicket | undefined {
    const found = this.#tickets.get(ticket);
    return found !== undefined && found.expiresAt > this.clock.now().getTime() ? found : undefined;
  }
}
