import type { TicketState } from './ticket-state.js';
import type { ScanError } from './scan-error.js';

/** What a waiting browser is told. Before the scan it is the state alone. */
export interface TicketView {
  readonly state: TicketState | 'conflict';
  /** Masked name of the person who scanned. */
  readonly name?: string;
  /** The number that the person compares or chooses, two digits. */
  readonly number?: string;
  readonly remainingSeconds?: number;
  /** What keeps a phone from scanning a code that can still be scanned. */
  readonly trouble?: ScanError;
  /** Why it was denied, if the person did not decide that. */
  readonly reason?: 'wrong_number';
}

/** The part of a view whose change a browser waits for: the state, and the error that keeps a phone from changing it. */
export function statusKeyOf({ state, trouble }: TicketView): string {
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
  /** The person who scanned, as identified by the connection's provider. */
  readonly subject: string;
  /** The browser that asks, as the server saw it. */
  readonly browser: { readonly ip: string; readonly userAgent: string };
  readonly requestedAt: Date;
  /** Where the logon leads. */
  readonly returnTo: string;
  readonly confirmUntil: Date;
  /** Why it ended, for example `reported` or `method_disabled`; null while it is live. */
  readonly endReason: string | null;
}
