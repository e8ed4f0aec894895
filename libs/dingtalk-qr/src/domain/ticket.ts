import type { TicketState } from './ticket-state.js';

/** What a waiting browser is told. Until the scan it is the state alone. */
export interface TicketView {
  readonly state: TicketState | 'conflict';
  /** Masked name of whoever scanned. */
  readonly name?: string;
  /** The number that the person compares or chooses, two digits. */
  readonly number?: string;
  readonly remainingSeconds?: number;
}

/** A ticket as the phone that scanned it sees it. */
export interface PhoneTicket {
  readonly ticketId: string;
  readonly connectionId: string;
  readonly channel: 'qr' | 'in_app';
  readonly state: TicketState;
  readonly confirmation: 'plain' | 'choose_number';
  readonly number: number;
  readonly choices: readonly number[];
  readonly identityName: string;
  readonly unionId: string;
  /** The browser that asks, as the server saw it. */
  readonly browser: { readonly ip: string; readonly userAgent: string };
  readonly requestedAt: Date;
  readonly confirmUntil: Date;
  /** Why it ended, for example `reported` or `method_disabled`; null while it lives. */
  readonly endReason: string | null;
}
