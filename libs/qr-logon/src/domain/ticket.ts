import type { TicketState } from './ticket-state.js';
import type { Trouble } from './trouble.js';

/** What a waiting browser is told. Until the scan it is the state alone. */
export interface TicketView {
  readonly state: TicketState | 'conflict';
  /** Masked name of whoever scanned. */
  readonly name?: string;
  /** The number that the person compares or chooses, two digits. */
  readonly number?: string;
  readonly remainingSeconds?: number;
  /** What keeps a phone from scanning a code that still can be scanned. */
  readonly trouble?: Trouble;
  /** Why it was denied, where that was no decision of the person. */
  readonly reason?: 'wrong_number';
}

/** What is new to a browser when it changes: the state, and what keeps a phone from changing it. */
export function newsOf({ state, trouble }: TicketView): string {
  return trouble === undefined ? state : `${state}.${trouble}`;
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
  /** Who scanned, as the connection's provider knows them. */
  readonly subject: string;
  /** The browser that asks, as the server saw it. */
  readonly browser: { readonly ip: string; readonly userAgent: string };
  readonly requestedAt: Date;
  /** Where the logon leads. */
  readonly returnTo: string;
  readonly confirmUntil: Date;
  /** Why it ended, for example `reported` or `method_disabled`; null while it lives. */
  readonly endReason: string | null;
}
